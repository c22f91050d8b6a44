"""FAL118: something that needs the running event loop, in a function that runs in a worker thread."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Loopless, Scope
from fastapi_async_lint.model import Finding, Hop
from fastapi_async_lint.words import callee_text, written

from ._rule import Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    found = next(analysis.loops.missing(scope), None)  # what follows it is not reached
    if found is not None:
        expression = found.call.site.expression
        yield RULE.finding(
            analysis,
            scope,
            scope.anchor(expression),
            f"`{written(scope, expression)}` raises a RuntimeError: {_where(scope, found)}",
            chain=_chain(found),
            help=(
                "Make the function `async def`, or hand the coroutine to the loop: `anyio.from_thread.run(function, ...)`, "
                "`asyncio.run_coroutine_threadsafe(coroutine, loop)`."
            ),
        )


def _where(scope: Scope, found: Loopless) -> str:
    what = (
        f"`{found.entry.name}` is a `def` {found.role}" if found.role else f"`{found.entry.name}` is given to a thread"
    )
    if found.entry is scope:
        return f"{what}, so it runs in a worker thread, which has no event loop"
    return f"{what}, and runs this in a worker thread, which has no event loop ({callee_text(found.call.callee)})"


def _chain(found: Loopless) -> tuple[Hop, ...]:
    return tuple(
        Hop(
            w.site.scope.anchor(w.site.expression), "calls it" if w.caller is not None else "runs it in a worker thread"
        )
        for w in found.way
        if w.site is not None
    )


RULE = Rule(
    code="FAL118",
    name="loop-api-in-sync-route",
    level="error",
    summary="`asyncio.create_task`, `get_running_loop` and the like in a `def` path operation or dependency.",
    why=(
        "FastAPI runs a `def` path operation in a worker thread. No event loop runs there: `RuntimeError: no running event "
        "loop`, and a 500 on every request."
    ),
    not_reported=(
        "`run_coroutine_threadsafe` and `anyio.from_thread`, which are made for it; calls in a `try` with a handler; "
        "functions that make an event loop of their own, and what `asyncio.run` runs; what is reached only over a call that may "
        "run one of several functions."
    ),
    when_off="Never, in code that runs.",
    fix_safety="None: as `async def`, the rest of the function runs on the event loop too, which it may block.",
    examples=(
        Example(
            bad="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def send(address: str) -> None:
    await asyncio.sleep(0.1)


@app.post("/signup")
def signup(address: str) -> dict[str, str]:
    task = asyncio.create_task(send(address))  # error
    return {"task": task.get_name()}
""",
            good="""
from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


async def send(address: str) -> None:
    print(address)


@app.post("/signup")
def signup(address: str, tasks: BackgroundTasks) -> dict[str, str]:
    tasks.add_task(send, address)
    return {"status": "created"}
""",
        ),
    ),
    check=check,
)
