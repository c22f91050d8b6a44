"""FAL203: a model, chain or agent is called synchronously on the event loop."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding
from fastapi_async_lint.words import callee_text, written

from ._blocking import blocking_finding, direct, how_to_move, twin_fix
from ._rule import AS_GOOD, Example, Rule

_KINDS = frozenset({"ai"})


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for block in direct(analysis, scope, _KINDS):
        name, twin = callee_text(block.leaf.callee), block.leaf.fact.twin
        call = written(scope, block.site.expression)
        message = f"`{call}` blocks the event loop until the model has answered: `{name}` is synchronous"
        help = f"Its async counterpart is `{twin}`." if twin and scope.is_async else how_to_move(analysis, scope)
        yield blocking_finding(RULE, analysis, block, message, help, fix=twin_fix(analysis, scope, block))


RULE = Rule(
    code="FAL203",
    name="sync-ai-call",
    level="error",
    summary="A model, chain, graph or agent is called synchronously in async code that could await it.",
    why=(
        "A model takes seconds. For all of them the event loop stands still, also when the caller itself is awaited: "
        "`llm.invoke` inside an `async def` graph node stalls the server under `graph.ainvoke` too."
    ),
    not_reported=(
        "`def` path operations and `def` graph nodes, which run in worker threads; offloaded calls; `.stream()` or "
        "`.invoke()` of anything that is not known to be a model; prompts, parsers and other steps that compute "
        "nothing to speak of."
    ),
    when_off="For a model that answers from memory.",
    fix_safety="Unsafe: `invoke` becomes `await ...ainvoke`, which may need other callbacks or a checkpointer that is async.",
    examples=(
        Example(
            bad="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/chat")
async def chat(prompt: str) -> dict[str, str]:
    message = llm.invoke(prompt)  # error
    return {"answer": str(message.content)}
""",
            good="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/chat")
async def chat(prompt: str) -> dict[str, str]:
    message = await llm.ainvoke(prompt)
    return {"answer": str(message.content)}
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
