"""FAL502: a handler swallows a cancellation."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import NOTHING, Finding
from fastapi_async_lint.words import written

from ._rule import Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for swallowed in analysis.cancellation.swallowed(scope):
        is_bare = swallowed.type == NOTHING
        handler = "except:" if is_bare else f"except {written(scope, swallowed.type)}:"
        yield RULE.finding(
            analysis,
            scope,
            scope.anchor(swallowed.waits if is_bare else swallowed.type),
            (
                f"`{handler}` around an await swallows a cancellation: the task goes on when it is told to stop, past timeouts "
                "and the shutdown of the server"
            ),
            confidence="medium",
            help="Raise it again at the end of the handler, or catch `Exception`, which a cancellation is none of.",
        )


RULE = Rule(
    code="FAL502",
    name="swallowed-cancellation",
    level="warning",
    summary="A bare `except`, `except BaseException` or `except CancelledError` around an await does not raise again.",
    why=(
        "A task is cancelled by an exception that is raised at its await: by a timeout, a task group, the server's shutdown. A "
        "handler that ends it there leaves the task running. Measured: `asyncio.timeout` lets the block run to its end."
    ),
    not_reported=(
        "Handlers that raise, in any branch; functions that cancel something themselves, and wait for the end of that."
    ),
    when_off=(
        "It is off by default: at the end of a task of its own, a swallowed cancellation changes nothing, and that is where most "
        "of them stand."
    ),
    fix_safety="None: what has to be done before it is raised again is a decision.",
    default=False,
    examples=(
        Example(
            bad="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def poll() -> str:
    try:
        await asyncio.sleep(1)
    except BaseException:  # error
        return "failed"
    return "done"


@app.get("/poll")
async def get_poll() -> str:
    return await poll()
""",
            good="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def poll() -> str:
    try:
        await asyncio.sleep(1)
    except Exception:
        return "failed"
    return "done"


@app.get("/poll")
async def get_poll() -> str:
    return await poll()
""",
        ),
    ),
    check=check,
)
