"""FAL201: a call that waits, in code that runs on the event loop."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Block, Scope
from fastapi_async_lint.model import Finding
from fastapi_async_lint.words import callee_text, library_of, written

from ._blocking import WAITS, and_more, blocking_finding, direct, grouped, how_to_move, move_fix, twin_fix
from ._rule import Example, Rule

_KINDS = frozenset({"sleep", "http", "socket", "subprocess", "input", "wait"})


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for blocks in _decisions(analysis, direct(analysis, scope, _KINDS)):
        block, others = grouped(iter(blocks))
        assert block is not None
        name = callee_text(block.leaf.callee)
        call = written(scope, block.site.expression)
        waiting = "every other request" if analysis.contexts.serves(scope) else "all else on it"
        message = f"`{call}` blocks the event loop: `{name}` {WAITS[block.kind]}, and so does {waiting}"
        help = (_use_of_twin(analysis, block, name) if scope.is_async else "") or how_to_move(analysis, scope)
        fix = twin_fix(analysis, scope, block) or move_fix(analysis, scope, *blocks)
        yield blocking_finding(RULE, analysis, block, message + and_more(others), help, fix=fix, others=others)


def _use_of_twin(analysis: Analysis, block: Block, name: str) -> str:
    twin = block.leaf.fact.twin
    if not twin:
        return ""
    fact = analysis.inference.results.twin_of(block.leaf.callee, twin)
    owner, dot, _ = name.rpartition(".") if "." not in twin else ("", "", "")
    how = "async for ... in" if fact is not None and fact.kind == "async_iterator" else "await"
    return f"Use `{how} {owner}{dot}{twin}(...)`."


def _decisions(analysis: Analysis, blocks: Iterator[Block]) -> Iterator[list[Block]]:
    """The calls of one library stand or fall together: another client mends them all. A sleep is mended where it stands."""
    by_library: dict[object, list[Block]] = {}
    for block in blocks:
        library = library_of(block.leaf.callee)
        is_alone = block.kind == "sleep" or not analysis.knowledge.is_shipped(library)
        key = block.site if is_alone else library
        by_library.setdefault(key, []).append(block)
    return iter(by_library.values())


RULE = Rule(
    code="FAL201",
    name="blocking-call",
    level="error",
    summary="A sleep, a network or process call blocks the event loop.",
    why=(
        "While the call waits, the event loop stands still: no other request is read, answered or even accepted. "
        "Measured: a block of 0.5 s in an async path operation stops everything for 500 ms, and 21 to 24 of 25 other "
        "requests wait for it."
    ),
    not_reported=(
        "Calls in `def` path operations, dependencies and background tasks, which run in worker threads; calls handed "
        "to `run_in_threadpool`, `asyncio.to_thread` or an executor; start-up and shutdown, scripts, tests and "
        "migrations; functions that nothing on the event loop calls; questions at a terminal in what is not known to run for a "
        "request."
    ),
    when_off="For code that is never served, or an event loop that serves nobody else.",
    fix_safety=(
        "Safe for a sleep that becomes `await asyncio.sleep(...)`; otherwise unsafe: the function becomes `def` where "
        "nothing in it or around it needs `async`, else the call moves to a worker thread."
    ),
    examples=(
        Example(
            bad="""
import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/retry")
async def retry() -> dict[str, str]:
    time.sleep(0.2)  # error
    return {"status": "done"}
""",
            good="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


@app.get("/retry")
async def retry() -> dict[str, str]:
    await asyncio.sleep(0.2)
    return {"status": "done"}
""",
            fixed="""
import asyncio
import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/retry")
async def retry() -> dict[str, str]:
    await asyncio.sleep(0.2)
    return {"status": "done"}
""",
        ),
    ),
    check=check,
)
