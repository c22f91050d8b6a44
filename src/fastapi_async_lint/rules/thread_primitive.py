"""FAL207: locks, queues, events and futures of threads, on the event loop."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Held, Scope
from fastapi_async_lint.model import Finding, Hop
from fastapi_async_lint.words import callee_text, written

from ._blocking import blocking_finding, direct, how_to_move, offload_fix
from ._rule import Example, Rule

_KINDS = frozenset({"lock"})


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for held in analysis.locks.held(scope):
        yield _held(analysis, scope, held)
    for block in direct(analysis, scope, _KINDS):
        if block.leaf.special and scope.awaits:
            continue  # the end of `with ThreadPoolExecutor()`: what was submitted has most often been awaited by then
        call, name = written(scope, block.site.expression), callee_text(block.leaf.callee)
        message = f"`{call}` blocks the event loop until another thread goes on: `{name}` is made for threads"
        twin = block.leaf.fact.twin
        help = f"Its async counterpart is `{twin}`." if twin else how_to_move(analysis, scope)
        fix = offload_fix(analysis, scope, block.site.expression) if not twin else None
        yield blocking_finding(RULE, analysis, block, message, help, fix=fix)


def _held(analysis: Analysis, scope: Scope, held: Held) -> Finding:
    text = written(scope, held.manager)
    return RULE.finding(
        analysis,
        scope,
        scope.anchor(held.manager),
        (
            f"`{text}`, a `{held.path}`, is held across an await: it keeps threads apart, not coroutines. The next one that "
            "wants it blocks the event loop for good, or, if it is reentrant, gets it too"
        ),
        chain=(Hop(scope.anchor(held.waits), f"`{text}` is held while this waits"),),
        help="Use `async with` on an `asyncio.Lock`, or release it before the await.",
    )


RULE = Rule(
    code="FAL207",
    name="thread-primitive",
    level="error",
    summary="A lock, queue, event, future or thread is waited for on the event loop, or a thread's lock is held across an await.",
    why=(
        "Waiting for another thread stops the event loop as any blocking call does. A `threading.Lock` that is held across an "
        "`await` is worse: two requests at once, and the second waits for the lock in the thread that the first needs to "
        "release it. Measured: the server never answers again."
    ),
    not_reported=(
        "A lock that is held for a moment, with nothing awaited; `get(block=False)`, `acquire(blocking=False)` and their like; "
        "`asyncio`'s own locks, queues and events; the end of a `with` on an executor where something is awaited; threads."
    ),
    when_off="Never, in code that serves requests.",
    fix_safety="Unsafe: the call moves to a worker thread. None for a lock.",
    examples=(
        Example(
            bad="""
import asyncio
import threading

from fastapi import FastAPI

app = FastAPI()
lock = threading.Lock()


@app.post("/count")
async def count() -> str:
    with lock:  # error
        await asyncio.sleep(0.1)
    return "counted"
""",
            good="""
import asyncio

from fastapi import FastAPI

app = FastAPI()
lock = asyncio.Lock()


@app.post("/count")
async def count() -> str:
    async with lock:
        await asyncio.sleep(0.1)
    return "counted"
""",
        ),
        Example(
            bad="""
import threading

from fastapi import FastAPI

app = FastAPI()


def work(found: list[int]) -> None:
    found.append(sum(range(1000)))


@app.get("/total")
async def total() -> list[int]:
    found: list[int] = []
    worker = threading.Thread(target=work, args=(found,))
    worker.start()
    worker.join()  # error
    return found
""",
            good="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


def work(found: list[int]) -> None:
    found.append(sum(range(1000)))


@app.get("/total")
async def total() -> list[int]:
    found: list[int] = []
    await asyncio.to_thread(work, found)
    return found
""",
            fixed="""
import threading

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()


def work(found: list[int]) -> None:
    found.append(sum(range(1000)))


@app.get("/total")
async def total() -> list[int]:
    found: list[int] = []
    worker = threading.Thread(target=work, args=(found,))
    worker.start()
    await run_in_threadpool(worker.join)
    return found
""",
        ),
    ),
    check=check,
)
