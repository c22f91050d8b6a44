"""What `def` path operations cost that wait for something asynchronous."""

import asyncio
import time

import anyio.to_thread
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from .conftest import Load
from .heartbeat import client_of
from .upstream import Upstream

DELAY = 0.4
THREADS = 2


async def seconds_for_many(app: FastAPI, path: str) -> float:
    """How long twice as many requests take as there are worker threads."""
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    async with client_of(app) as client:
        await client.get(path)
        start = time.perf_counter()
        await asyncio.gather(*(client.get(path) for _ in range(2 * THREADS)))
        return time.perf_counter() - start


@pytest.mark.parametrize(("path", "is_limited"), [("/invoke", True), ("/silent/async", False)])
def test_worker_threads_are_the_limit(load: Load, upstream: Upstream, path: str, is_limited: bool) -> None:
    with load("threads/models") as program:
        upstream.delay = DELAY
        seconds = asyncio.run(seconds_for_many(program.app, path))
    assert (seconds >= 2 * DELAY) is is_limited


@pytest.fixture
def paths(load: Load) -> dict[str, list[int]]:
    """The status codes of two requests to each path, in a fresh program."""
    with load("threads/loops") as program:
        names = list(program.app.openapi()["paths"])
    found = {}
    for path in names:
        with load("threads/loops") as program, TestClient(program.app, raise_server_exceptions=False) as client:
            found[path] = [client.get(path).status_code for _ in range(2)]
    return found


def test_the_second_request_meets_a_closed_loop(paths: dict[str, list[int]]) -> None:
    assert {path: codes for path, codes in paths.items() if path.startswith("/silent")} == {
        path: [200, 200] for path in paths if path.startswith("/silent")
    }
    assert [codes for path, codes in paths.items() if not path.startswith("/silent")] == [[200, 500]] * 3
