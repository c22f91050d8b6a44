"""FAL401: awaits that need nothing of one another wait one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import Analysis, Row, Scope
from fastapi_async_lint.model import Edit, Finding, Fix, Insert, Replace
from fastapi_async_lint.words import written

from ._rule import AS_GOOD, Example, Rule
from ._waiting import asked_at, asks

_HELP = (
    "`a, b = await asyncio.gather(f(), g())` waits for all of them at once. Mind that the others go on when one fails, and that "
    "what is asked may limit how much it answers at once."
)


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for row in analysis.overlaps.rows(scope):
        yield RULE.finding(
            analysis,
            scope,
            scope.anchor(row.calls[0]),
            _message(scope, row),
            confidence="medium",
            chain=tuple(dict.fromkeys(filter(None, map(partial(asked_at, scope), row.calls, row.leaves)))),
            help=_HELP,
            fix=_fix(scope, row),
        )


def _message(scope: Scope, row: Row) -> str:
    calls = [f"`{written(scope, call)}`" for call in row.calls]
    more = len(calls) - 2
    which = f"{calls[0]}, {calls[1]} and {more} more" if more > 0 else " and ".join(calls)
    needs = "none needs another's answer" if more > 0 else "neither needs the other's answer"
    leaves = " and ".join(dict.fromkeys(map(asks, row.leaves)))
    return f"{which} wait one after the other, though {needs} ({leaves}): the times add up"


def _fix(scope: Scope, row: Row) -> Fix | None:
    """`a = await f()` and `b = await g()` become `a, b = await asyncio.gather(f(), g())`, where each target is a plain name."""
    names = [scope.nodes[target] for target in row.targets]
    if not all(isinstance(name, m.Name) for name in names):
        return None
    first, *others = row.calls
    texts = [name.id for name in names if isinstance(name, m.Name)]
    edits: list[Edit] = [
        Insert(scope.anchor(row.targets[0]), "".join(f", {text}" for text in texts[1:]), after=True),
        Insert(scope.anchor(first), "asyncio.gather("),
        Insert(scope.anchor(first), ",", after=True),
    ]
    for target, text, call in zip(row.targets[1:], texts[1:], others, strict=True):
        edits += [
            Replace(scope.anchor(target), text, ""),
            Replace(scope.anchor(target), " = await ", "", after=True),
            Insert(scope.anchor(call), ")" if call == others[-1] else ",", after=True),
        ]
    return Fix("Await them at once", tuple(edits), safe=False, imports=(("asyncio", ""),))


RULE = Rule(
    code="FAL401",
    name="sequential-awaits",
    level="advice",
    summary="Two or more awaits in a row ask a model, an embedding or an HTTP server, and need nothing of one another.",
    why="Each waits for the one before it: three answers of a second take three seconds, where they could take one.",
    not_reported=(
        "Awaits that read what an earlier one has given; anything that may change something (writes, commits, agents with a "
        "memory), also deep in a helper; database sessions and connections, which serve one query at a time; locks, semaphores "
        "and pauses; awaits with anything else between them; whatever is not known to be the end of the chain."
    ),
    when_off="Where the order matters in a way that the code does not show, or what is asked is limited in rate.",
    fix_safety=(
        "Unsafe: with `asyncio.gather` the first exception is raised while the others still run, and all requests are sent "
        "even if the first would have failed."
    ),
    examples=(
        Example(
            bad="""
import asyncio

from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/review")
async def review(text: str) -> dict[str, str]:
    summary = await llm.ainvoke(f"Summarize: {text}")  # error
    title = await llm.ainvoke(f"Find a title for: {text}")
    return {"summary": summary.text, "title": title.text}
""",
            good="""
import asyncio

from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/review")
async def review(text: str) -> dict[str, str]:
    summary, title = await asyncio.gather(
        llm.ainvoke(f"Summarize: {text}"),
        llm.ainvoke(f"Find a title for: {text}"),
    )
    return {"summary": summary.text, "title": title.text}
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
