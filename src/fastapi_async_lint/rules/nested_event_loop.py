"""FAL208: an event loop is started inside a running one."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Nested, Scope
from fastapi_async_lint.model import Finding, Fix

from ._edits import unwrap_and_await
from ._nesting import nested_finding
from ._rule import AS_GOOD, Example, Rule

_AWAIT = "Await the coroutine."
_HELPER = "Make the functions on the way `async def` and await them, down to the coroutine."


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for nested in analysis.nesting.raising(scope):
        if nested.starts:
            help = _AWAIT if scope.is_async else _HELPER
            yield nested_finding(RULE, analysis, nested, ", and the coroutine never runs", help, _fix(scope, nested))


def _fix(scope: Scope, nested: Nested) -> Fix | None:
    """`asyncio.run(f())` becomes `await f()`, where it is given nothing but the coroutine."""
    expression = nested.call.site.expression
    edits = unwrap_and_await(scope, expression) if scope.is_async else ()
    return Fix("Await the coroutine", edits, safe=True) if edits else None


RULE = Rule(
    code="FAL208",
    name="nested-event-loop",
    level="error",
    summary="`asyncio.run`, `run_until_complete` or their like is called where an event loop already runs.",
    why=(
        "Measured: `RuntimeError: asyncio.run() cannot be called from a running event loop`, a 500 for the client, and the "
        "coroutine is never awaited. In a helper it works from scripts and worker threads, and fails from `async def`."
    ),
    not_reported=(
        "`def` path operations and dependencies, which run in worker threads without a loop; scripts; functions that ask "
        "whether a loop runs (`get_running_loop`, `is_running`) or handle the RuntimeError; projects that use `nest_asyncio`; "
        "what is reached only over a call that may run one of several functions."
    ),
    when_off="Never, in code that runs.",
    fix_safety="Safe: a call that raises becomes one that awaits. Only in `async def`, where the coroutine is the only argument.",
    examples=(
        Example(
            bad="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def load() -> int:
    await asyncio.sleep(0)
    return 1


@app.get("/total")
async def total() -> int:
    return asyncio.run(load())  # error
""",
            good="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def load() -> int:
    await asyncio.sleep(0)
    return 1


@app.get("/total")
async def total() -> int:
    return await load()
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
