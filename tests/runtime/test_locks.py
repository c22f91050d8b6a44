"""A thread's lock that is held across an await stops the server for good as soon as two requests meet."""

import asyncio
import threading

import pytest
from fastapi import FastAPI

from .conftest import Load
from .heartbeat import client_of

PATIENCE = 3.0


async def ask_twice(app: FastAPI, path: str, finished: threading.Event) -> None:
    async with client_of(app) as client:
        await asyncio.gather(client.get(path), client.get(path))
    finished.set()


@pytest.mark.parametrize(("path", "ends"), [("/held", False), ("/silent/moment", True), ("/silent/async", True)])
def test_two_requests_meet_at_the_lock(load: Load, path: str, ends: bool) -> None:
    finished = threading.Event()
    with load("locks/threads") as program:
        server = threading.Thread(target=asyncio.run, args=(ask_twice(program.app, path, finished),), daemon=True)
        server.start()
        assert finished.wait(PATIENCE) is ends
        if not ends:
            program.lock.release()  # nobody else can
        server.join(PATIENCE)
        assert not server.is_alive()
