"""FAL202: event-loop code calls a helper that blocks, at once or several calls further on."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding

from ._blocking import WAITS, helper_findings
from ._rule import Example, Rule

_KINDS = frozenset(WAITS) - {"cpu", "file"}


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    return helper_findings(RULE, analysis, scope, _KINDS)


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
        "helpers behind `lru_cache`, which block once; start-up, scripts, tests and migrations. Helpers that compute or use "
        "files are reported by `cpu-heavy-call` and `blocking-file-io`."
    ),
    when_off="For code that is never served.",
    fix_safety=(
        "Unsafe: the function becomes `def` where nothing in it or around it needs `async`, else the helper moves to a worker "
        "thread; either has to be safe there."
    ),
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
            fixed="""
import requests
from fastapi import FastAPI

app = FastAPI()


def fetch(url: str) -> str:
    return requests.get(url, timeout=5).text


def title(url: str) -> str:
    return fetch(url).partition("<title>")[2]


@app.get("/title")
def read_title(url: str) -> str:
    return title(url)
""",
        ),
    ),
    check=check,
)
