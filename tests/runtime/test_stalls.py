"""What blocks on the event loop stalls every other request; what runs in a thread does not."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from fastapi import FastAPI
from sqlalchemy import event
from sqlalchemy.engine import Engine

from .conftest import Load
from .heartbeat import client_of, longest_stall
from .upstream import Upstream

BLOCK = 0.2
STALLED = 0.75 * BLOCK
NOT_STALLED = 0.5 * BLOCK
ATTEMPTS = 4

STALLING = [
    ("blocking/direct", "GET /sleep"),
    ("blocking/direct", "GET /requests"),
    ("blocking/direct", "GET /async-helper"),
    ("blocking/helpers", "GET /report"),
    ("blocking/helpers", "GET /def-from-async"),
    ("blocking/helpers", "GET /dependency/async"),
    ("blocking/ai_calls", "GET /invoke"),
    ("blocking/ai_calls", "GET /stream/response"),
    ("blocking/ai_calls", "GET /openai"),
    ("blocking/ai_calls", "GET /anthropic"),
    ("blocking/ai_calls", "GET /graph/right"),
    ("blocking/db_sessions", "GET /items/query"),
    ("contexts/background_tasks", "GET /response"),
    ("contexts/exception_handlers", "GET /async"),
    ("contexts/streaming", "GET /async"),
]
QUIET = [
    ("blocking/direct", "GET /sleep/def"),
    ("blocking/helpers", "GET /report/def"),
    ("blocking/helpers", "GET /report/thread"),
    ("blocking/helpers", "GET /dependency"),
    ("blocking/ai_calls", "GET /invoke/def"),
    ("blocking/ai_calls", "GET /invoke/right"),
    ("blocking/ai_calls", "GET /stream/response/thread"),
    ("blocking/ai_calls", "GET /offloaded"),
    ("blocking/db_sessions", "GET /items/def"),
    ("blocking/offloaded", "GET /submit"),
    ("blocking/offloaded", "GET /stream"),
    ("contexts/exception_handlers", "GET /def"),
    ("contexts/streaming", "GET /def"),
    ("everyday/right", "GET /weather"),
]


class Slowness:
    """Makes everything that waits wait for ``BLOCK`` seconds, once it is switched on."""

    def __init__(self, upstream: Upstream, sleep: Callable[[float], None]) -> None:
        self._upstream = upstream
        self._sleep = sleep
        self._on = False

    @contextmanager
    def on(self) -> Iterator[None]:
        """Be slow for a while."""
        self._on, self._upstream.delay = True, BLOCK
        try:
            yield
        finally:
            self._on, self._upstream.delay = False, 0.0

    def sleep(self, seconds: float) -> None:
        """Stand in for ``time.sleep``."""
        self._sleep(BLOCK if self._on else seconds)

    def execute(self, *_: object) -> None:
        """Stand in for a slow database."""
        self.sleep(0)


@pytest.fixture
def slowness(environment: Upstream, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slowness]:
    """Take the place of what the programs wait for, before they are loaded."""
    slow = Slowness(environment, time.sleep)
    monkeypatch.setattr(time, "sleep", slow.sleep)
    event.listen(Engine, "before_cursor_execute", slow.execute)
    yield slow
    event.remove(Engine, "before_cursor_execute", slow.execute)


async def measure(app: FastAPI, request: str, slowness: Slowness, enough: float) -> float:
    """Return the shortest of the longest stalls of a few attempts; stop at one below enough."""
    method, path = request.split()
    stalls: list[float] = []
    async with client_of(app) as client:
        await longest_stall(client, method, path)
        with slowness.on():
            while len(stalls) < ATTEMPTS and min(stalls, default=1.0) >= enough:
                stalls.append(await longest_stall(client, method, path))
    return min(stalls)


@pytest.mark.parametrize(("project", "request_line"), STALLING)
def test_the_event_loop_stalls(load: Load, slowness: Slowness, project: str, request_line: str) -> None:
    with load(project) as program:
        stall = asyncio.run(measure(program.app, request_line, slowness, enough=1.0))
    assert stall > STALLED


@pytest.mark.parametrize(("project", "request_line"), QUIET)
def test_the_event_loop_does_not_stall(load: Load, slowness: Slowness, project: str, request_line: str) -> None:
    with load(project) as program:
        stall = asyncio.run(measure(program.app, request_line, slowness, enough=NOT_STALLED))
    assert stall < NOT_STALLED


def test_unknown_sync_code_in_an_async_path_operation_stalls(
    load: Load, slowness: Slowness, monkeypatch: pytest.MonkeyPatch
) -> None:
    with load("async_without_await/path_operations") as program:
        monkeypatch.setattr(program, "price_of", lambda *_: slowness.sleep(0))
        stall = asyncio.run(measure(program.app, "GET /items/tea/price", slowness, enough=1.0))
    assert stall > STALLED
