"""A coroutine that only calls its blocking counterpart stalls the event loop although it is awaited."""

import asyncio

import pytest
from fastapi import FastAPI

from .conftest import Load
from .heartbeat import client_of, longest_stall

BLOCK = 0.2
STALLS = [("/slow", True), ("/waiting", False), ("/thread", False)]


async def stall_of(app: FastAPI, path: str) -> float:
    async with client_of(app) as client:
        return await longest_stall(client, "GET", path)


@pytest.mark.parametrize("path", ["/invoked", "/streamed"])
def test_what_runs_in_an_executor_does_not(load: Load, path: str) -> None:
    with load("fake_async/executor") as program:
        assert asyncio.run(stall_of(program.app, path)) < 0.5 * BLOCK


@pytest.mark.parametrize(("path", "stalls"), STALLS)
def test_what_is_awaited_stalls_the_loop_all_the_same(load: Load, path: str, stalls: bool) -> None:
    pytest.importorskip("llama_index.core")
    with load("fake_async/models") as program:
        stall = asyncio.run(stall_of(program.app, path))
    assert stall > 0.75 * BLOCK if stalls else stall < 0.5 * BLOCK
