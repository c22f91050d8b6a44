"""What is reported as waiting in line takes as long as all of it together; awaited at once, as long as the longest."""

import asyncio
import time
from pathlib import Path

import pytest
from fastapi import FastAPI

from fastapi_async_lint.rules import find_rule

from .conftest import load_root
from .heartbeat import client_of
from .upstream import Upstream

DELAY = 0.4


async def seconds_for(app: FastAPI) -> float:
    async with client_of(app) as client:
        start = time.perf_counter()
        response = await client.post("/review?text=tea")
        assert response.status_code == 200
        return time.perf_counter() - start


@pytest.mark.parametrize(("program", "is_in_line"), [("bad", True), ("fixed", False), ("good", False)])
def test_the_example_waits_as_long_as_it_says(
    environment: Upstream, tmp_path: Path, program: str, is_in_line: bool
) -> None:
    rule = find_rule("FAL401")
    assert rule is not None
    (tmp_path / "app.py").write_text(getattr(rule.examples[0], program), "utf-8")
    with load_root(tmp_path, "app") as loaded:
        asyncio.run(seconds_for(loaded.app))
        environment.delay = DELAY
        seconds = asyncio.run(seconds_for(loaded.app))
    assert (seconds >= 2 * DELAY) is is_in_line
