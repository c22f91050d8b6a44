"""FAL304: every request starts an event loop of its own."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding, Fix
from fastapi_async_lint.words import written

from ._edits import make_async_fix, unwrap_and_await
from ._rule import AS_GOOD, Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for expression in analysis.nesting.per_request(scope):
        yield RULE.finding(
            analysis,
            scope,
            scope.anchor(expression),
            (
                f"`{written(scope, expression)}` starts an event loop for this call alone: clients, connections and locks that "
                "outlive it stay bound to a loop that is closed, and raise at the next request"
            ),
            help="Make it `async def` and await the coroutine; from a thread, `anyio.from_thread.run` uses the server's loop.",
            fix=_fix(analysis, scope, expression),
        )


def _fix(analysis: Analysis, scope: Scope, expression: int) -> Fix | None:
    """`async def`, with the coroutine awaited, in a path operation in which nothing blocks, nor in the coroutine: on a loop of
    its own it holds up nobody."""
    roles = {placed.role for placed in analysis.contexts.placed(scope)}
    if roles != {"path operation"} or analysis.blocking.blocks_in(scope):
        return None
    node = scope.nodes[expression]
    arguments = node.arguments if isinstance(node, m.Call) else ()
    if any(analysis.blocking.blocks_below(scope, argument.value) for argument in arguments):
        return None
    edits = unwrap_and_await(scope, expression)
    return make_async_fix(analysis, scope, edits, also=" and await") if edits else None


RULE = Rule(
    code="FAL304",
    name="loop-per-request",
    level="warning",
    summary="`asyncio.run` or its like is called in a `def` path operation or dependency, for each request.",
    why=(
        "It works, since a worker thread has no loop of its own. But what a coroutine leaves behind (a connection in a pool, a "
        "lock, a queue) belongs to that loop, which is closed when the call ends. Measured: the second request raises "
        "`RuntimeError: ... is bound to a different event loop`, or `Event loop is closed`."
    ),
    not_reported="Scripts, start-up, functions that nothing serving requests is known to call.",
    when_off=(
        "It is off by default: where the coroutines use nothing that outlives them, nothing is wrong, and in none of the open "
        "projects that were read do they."
    ),
    default=False,
    fix_safety=(
        "Unsafe: the whole path operation runs on the event loop then. Only where nothing in it blocks, nor in the coroutine."
    ),
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
def total() -> int:
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
