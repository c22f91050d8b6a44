"""FAL303: a `def` path operation waits for a model in a worker thread, though it could await it."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Block, Scope
from fastapi_async_lint.model import Edit, Finding, Fix
from fastapi_async_lint.words import callee_text, written

from ._blocking import and_more, chain, grouped, is_partial
from ._edits import make_async_fix, rename_and_await
from ._rule import AS_GOOD, Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    if scope.is_async or not _waits_in_thread(analysis, scope):
        return
    blocks = [block for block in analysis.blocking.blocks_in(scope) if block.kind == "ai" and _twin(block)]
    first, others = grouped(iter(blocks))
    if first is None:
        return
    name = callee_text(first.leaf.callee)
    yield RULE.finding(
        analysis,
        scope,
        scope.anchor(first.site.expression),
        (
            f"`{written(scope, first.site.expression)}` keeps a worker thread until the model has answered (`{name}`)"
            f"{and_more(others)}: it works, for at most 40 such calls at once"
        ),
        confidence="high" if first.is_certain else "medium",
        chain=(*chain(first), *others),
        help=f"Its async counterpart is `{_twin(first)}`; awaited in an `async def`, it takes no thread.",
        fix=_fix(analysis, scope, blocks),
    )


def _waits_in_thread(analysis: Analysis, scope: Scope) -> bool:
    """A path operation that runs in a worker thread."""
    return any(p.role == "path operation" and p.where == "thread" for p in analysis.contexts.placed(scope))


def _twin(block: Block) -> str:
    """The async counterpart of what blocks, unless that only runs the same in a thread."""
    return "" if block.leaf.fact.twin_offloads else block.leaf.fact.twin


def _fix(analysis: Analysis, scope: Scope, blocks: list[Block]) -> Fix | None:
    """`async def`, with each call awaited, where these are all that blocks and stand in the path operation itself."""
    if len(blocks) != len(analysis.blocking.blocks_in(scope)) or scope.is_generator:
        return None
    edits: list[Edit] = []
    for block in blocks:
        fact = analysis.inference.results.twin_of(block.leaf.callee, _twin(block))
        renamed = rename_and_await(scope, block.site.expression, _twin(block))
        if block.hops or fact is None or fact.kind != "coroutine" or not renamed:
            return None
        if is_partial(analysis, scope, block.site.expression):
            return None
        edits += renamed
    return make_async_fix(analysis, scope, tuple(edits), also=" and await")


RULE = Rule(
    code="FAL303",
    name="sync-route-async-twin",
    level="advice",
    summary="A `def` path operation calls a model synchronously, though there is an async counterpart.",
    why=(
        "It does not block the event loop, but every request keeps one of 40 worker threads for as long as the model thinks. "
        "Measured: 200 requests at once that wait 0.1 s each take 0.62 s, and 0.21 s when they are awaited. Dependencies, file "
        "responses and other `def` path operations wait for the same threads."
    ),
    not_reported=(
        "Models that compute in this process; calls without an async counterpart, or with one that only runs the same in a "
        "thread; dependencies and background tasks."
    ),
    when_off="Where requests are few.",
    fix_safety="Unsafe: the whole path operation runs on the event loop then. Only where nothing else in it blocks.",
    examples=(
        Example(
            bad="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/chat")
def chat(prompt: str) -> str:
    answer = llm.invoke(prompt)  # error
    return answer.text
""",
            good="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/chat")
async def chat(prompt: str) -> str:
    answer = await llm.ainvoke(prompt)
    return answer.text
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
