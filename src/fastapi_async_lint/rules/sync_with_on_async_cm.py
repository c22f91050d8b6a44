"""FAL112: `with` on what has to be entered with `async with`."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import Analysis, Scope, every
from fastapi_async_lint.model import Finding, Fix, Replace

from ._protocols import in_words, misuse_finding
from ._rule import AS_GOOD, Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for expression, things in analysis.protocols.misused(scope, "entered"):
        if all("async enter" in thing.can for thing in things):
            says = f"is entered with `with`, but is {in_words(things)} that only `async with` can enter: TypeError"
            help = "Enter it with `async with`" + ("." if scope.is_async else ", in an `async def`.")
            yield misuse_finding(RULE, analysis, scope, expression, says, help, _fix(scope, expression))
    for expression, things in analysis.protocols.misused(scope, "async entered"):
        if all("call" in thing.can and not thing.kind for thing in things):
            says = f"is entered with `async with`, but is {in_words(things)}: TypeError"
            yield misuse_finding(RULE, analysis, scope, expression, says, "Call it.")


def _fix(scope: Scope, expression: int) -> Fix | None:
    """`async with`, where it is the only thing that is entered there."""
    is_alone = any(
        isinstance(statement, m.With) and [manager for manager, _ in statement.items] == [expression]
        for statement in every(scope.body.statements)
    )
    if not scope.is_async or not is_alone:
        return None
    return Fix(
        "Make it `async with`", (Replace(scope.anchor(expression), "with ", "async with ", before=True),), safe=True
    )


RULE = Rule(
    code="FAL112",
    name="sync-with-on-async-cm",
    level="error",
    summary="`with` on an `asyncio.Lock`, an `AsyncSession`, an `httpx.AsyncClient` or another async context manager.",
    why="`TypeError: 'Lock' object does not support the context manager protocol`, and a 500.",
    not_reported="Objects that can be entered both ways; what is not known completely.",
    when_off="Never, in code that runs.",
    fix_safety="Safe: `with` becomes `async with`, in an `async def`, where only one thing is entered.",
    examples=(
        Example(
            bad="""
import asyncio

from fastapi import FastAPI

app = FastAPI()
lock = asyncio.Lock()


@app.get("/count")
async def count() -> dict[str, bool]:
    with lock:  # error
        await asyncio.sleep(0.1)
    return {"locked": lock.locked()}
""",
            good="""
import asyncio

from fastapi import FastAPI

app = FastAPI()
lock = asyncio.Lock()


@app.get("/count")
async def count() -> dict[str, bool]:
    async with lock:
        await asyncio.sleep(0.1)
    return {"locked": lock.locked()}
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
