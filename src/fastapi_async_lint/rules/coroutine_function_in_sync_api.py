"""FAL113: a coroutine function is given to something that only calls it, and never awaits what that gives."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Handed, Scope
from fastapi_async_lint.model import Finding
from fastapi_async_lint.words import written

from ._handed import each, runner_of
from ._rule import Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for handed in each(analysis, scope, lambda handed: _is_wrong(analysis, handed)):
        name = written(scope, handed.argument)
        yield RULE.finding(
            analysis,
            scope,
            scope.anchor(handed.argument),
            (
                f"`{name}` is a coroutine function, and `{runner_of(handed)}` only calls it: that makes a coroutine which "
                "nothing runs"
            ),
            help=_help(handed),
        )


def _is_wrong(analysis: Analysis, handed: Handed) -> bool:
    return handed.placement.wants == "def" and analysis.handed.is_coroutine_function(handed)


def _help(handed: Handed) -> str:
    if handed.placement.where in ("thread", "process"):
        return (
            "Await it, or start it with `asyncio.create_task`; `asyncio.run` runs a coroutine in a thread of its own."
        )
    return "Give it a plain function; from that, `asyncio.create_task` can run the coroutine."


RULE = Rule(
    code="FAL113",
    name="coroutine-function-in-sync-api",
    level="error",
    summary="A coroutine function is given to an API that calls it and does not await the result.",
    why=(
        "`await asyncio.to_thread(load)` of an `async def load` gives a coroutine object at once, and nothing of `load` runs; "
        "`Thread(target=load)`, `call_later(1, load)` and `add_done_callback(load)` likewise. The client gets a 200."
    ),
    not_reported=(
        "APIs that take both kinds (`BackgroundTasks.add_task`, exception handlers, `RunnableLambda`); `map`, whose coroutines "
        "`gather` may await; results that are awaited a second time."
    ),
    when_off="Never, in code that runs.",
    fix_safety="None: whether it should be awaited, or become a task, is not in the text.",
    examples=(
        Example(
            bad="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def load() -> dict[str, str]:
    await asyncio.sleep(0.1)
    return {"status": "loaded"}


@app.get("/data")
async def data() -> dict[str, bool]:
    found = await asyncio.to_thread(load)  # error
    return {"found": bool(found)}
""",
            good="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def load() -> dict[str, str]:
    await asyncio.sleep(0.1)
    return {"status": "loaded"}


@app.get("/data")
async def data() -> dict[str, bool]:
    found = await load()
    return {"found": bool(found)}
""",
        ),
    ),
    check=check,
)
