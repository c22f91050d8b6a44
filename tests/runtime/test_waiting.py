"""What is reported as waiting in line takes as long as all of it together; awaited at once, as long as the longest."""

import asyncio
import time
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from fastapi_async_lint.rules import find_rule
from fastapi_async_lint.rules._rule import AS_GOOD

from .conftest import Load, load_root
from .driver import drive
from .expectations import projects
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
    example = rule.examples[0]
    text = example.good if program == "fixed" and example.fixed == AS_GOOD else getattr(example, program)
    (tmp_path / "app.py").write_text(text, "utf-8")
    with load_root(tmp_path, "app") as loaded:
        asyncio.run(seconds_for(loaded.app))
        environment.delay = DELAY
        seconds = asyncio.run(seconds_for(loaded.app))
    assert (seconds >= 2 * DELAY) is is_in_line


@pytest.mark.parametrize("project", projects("waiting"))
def test_the_programs_work(load: Load, project: str) -> None:
    with load(project) as program, TestClient(program.app) as client:
        assert set(drive(program.app, client).values()) == {200}
