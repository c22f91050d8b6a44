"""FAL202: event-loop code calls a helper that blocks, at once or several calls further on."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Block, Scope
from fastapi_async_lint.model import Finding
from fastapi_async_lint.words import callee_text, written

from ._blocking import WAITS, and_more, blocking_finding, grouped, how_to_move, offload_fix
from ._rule import Example, Rule

_KINDS = frozenset(WAITS) - {"file"}

_HELPERS = "FastAPI moves only path operations and dependencies to threads, never helpers."


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    by_helper: dict[Scope, list[Block]] = {}
    for block in analysis.blocking.entries(scope):
        if block.hops and block.kind in _KINDS:
            by_helper.setdefault(block.hops[0].callee.scope, []).append(block)
    for blocks in by_helper.values():
        first, others = grouped(iter(blocks))
        assert first is not None
        message = _message(scope, first) + and_more(others)
        help = f"{_HELPERS} {how_to_move(analysis, scope)}"
        fix = offload_fix(scope, first.site.expression)
        yield blocking_finding(RULE, analysis, first, message, help, fix=fix, others=others)


def _message(scope: Scope, block: Block) -> str:
    names = [f"`{edge.callee.scope.qualname.replace('.<locals>', '')}`" for edge in block.hops]
    names.append(f"`{callee_text(block.leaf.callee)}`")
    return (
        f"`{written(scope, block.site.expression)}` blocks the event loop: "
        f"{' > '.join(names)}, which {WAITS[block.kind]}"
    )


RULE = Rule(
    code="FAL202",
    name="blocking-call-via-helper",
    level="error",
    summary="Async code calls a helper that leads to a blocking call, in any file of the project.",
    why=(
        "FastAPI runs `def` path operations and dependencies in worker threads, but a helper runs where it is called. Called "
        "from an `async def`, everything below it runs on the event loop, however many files away the blocking call stands."
    ),
    not_reported=(
        "Helpers whose call cannot be followed; generators that are handed to `StreamingResponse`; helpers that are offloaded; "
        "helpers behind `lru_cache`, which block once; start-up, scripts, tests and migrations."
    ),
    when_off="For code that is never served.",
    fix_safety="Unsafe: the helper moves to a worker thread, and has to be safe there.",
    examples=(
        Example(
            bad="""
import requests
from fastapi import FastAPI

app = FastAPI()


def fetch(url: str) -> str:
    return requests.get(url, timeout=5).text


def title(url: str) -> str:
    return fetch(url).partition("<title>")[2]


@app.get("/title")
async def read_title(url: str) -> str:
    return title(url)  # error
""",
            good="""
import requests
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()


def fetch(url: str) -> str:
    return requests.get(url, timeout=5).text


def title(url: str) -> str:
    return fetch(url).partition("<title>")[2]


@app.get("/title")
async def read_title(url: str) -> str:
    return await run_in_threadpool(title, url)
""",
        ),
    ),
    check=check,
)
