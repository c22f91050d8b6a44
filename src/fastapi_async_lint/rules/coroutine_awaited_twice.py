"""FAL116: one coroutine object is awaited twice."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding, Hop
from fastapi_async_lint.words import why_coroutine, written

from ._rule import Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for repeat in analysis.repeats.of(scope):
        name, (reason, chain) = written(scope, repeat.again), why_coroutine(analysis, scope, repeat.made)
        where = "in each round of a loop" if repeat.again == repeat.before else "a second time"
        made = Hop(scope.anchor(repeat.made), f"the coroutine is made here: `{written(scope, repeat.made)}`")
        first = Hop(scope.anchor(repeat.before), "it is awaited here first")
        yield RULE.finding(
            analysis,
            scope,
            scope.anchor(repeat.again),
            f"`{name}` is awaited {where}, but is one coroutine: RuntimeError, it cannot be reused ({reason})",
            confidence="medium",
            chain=(made, first, *chain) if repeat.again != repeat.before else (made, *chain),
            help="Make the coroutine anew each time, or keep its result (or the task of `asyncio.create_task`).",
        )


RULE = Rule(
    code="FAL116",
    name="coroutine-awaited-twice",
    level="error",
    summary="The same coroutine object is awaited twice, or again in each round of a loop.",
    why=(
        "A coroutine runs once: `RuntimeError: cannot reuse already awaited coroutine`. In a retry loop, the second try fails "
        "for that reason, and hides why the first one did."
    ),
    not_reported="Tasks and futures, which may be awaited often; names that are bound anew between.",
    when_off="Never, in code that runs.",
    fix_safety="None: where the coroutine has to be made anew is not in the text.",
    examples=(
        Example(
            bad="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def fetch(name: str) -> str:
    await asyncio.sleep(0.1)
    return name


@app.get("/item")
async def item(name: str) -> str:
    request = fetch(name)
    for _ in range(3):
        try:
            return await request  # error
        except OSError:
            await asyncio.sleep(0.1)
    return ""
""",
            good="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def fetch(name: str) -> str:
    await asyncio.sleep(0.1)
    return name


@app.get("/item")
async def item(name: str) -> str:
    for _ in range(3):
        try:
            return await fetch(name)
        except OSError:
            await asyncio.sleep(0.1)
    return ""
""",
        ),
    ),
    check=check,
)
