"""A session that coroutines use at once raises, exactly in the path operations with a mark."""

import asyncio
import gc
import inspect
import warnings
from collections.abc import Iterator

import pytest
from fastapi import FastAPI

from .conftest import Load
from .expectations import Line, lines_that_happen
from .heartbeat import client_of

PROJECT = "together/sessions"


async def statuses(app: FastAPI) -> dict[str, int]:
    async with client_of(app) as client:
        return {path: (await client.get(path)).status_code for path in app.openapi()["paths"]}


def marked_paths(app: FastAPI) -> set[str]:
    """The paths whose functions have a marked line."""
    marks = lines_that_happen(PROJECT, "gather-shared-session")
    found = set()
    for route in app.routes:
        lines, first = inspect.getsourcelines(inspect.unwrap(route.endpoint))  # type: ignore[attr-defined]
        if any(Line("app.py", number) in marks for number in range(first, first + len(lines))):
            found.add(route.path)  # type: ignore[attr-defined]
    return found


@pytest.fixture
def forget_connections() -> Iterator[None]:
    """Collect the connections that a test left open, before others see the warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
        gc.collect()


@pytest.mark.usefixtures("forget_connections")
def test_exactly_the_marked_path_operations_fail(load: Load) -> None:
    with load(PROJECT) as program:
        found = asyncio.run(statuses(program.app))
        assert {path for path, status in found.items() if status == 500} == marked_paths(program.app)
        assert set(found.values()) == {200, 500}
