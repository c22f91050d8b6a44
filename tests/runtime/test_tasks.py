"""A task that nobody keeps is collected before it is done, exactly where the comments say so."""

import asyncio
import gc
import sys
from pathlib import Path
from types import FrameType
from typing import ClassVar

import pytest
from fastapi import FastAPI

from .conftest import Load
from .expectations import FIXTURES, Line, lines_that_happen
from .heartbeat import client_of

PROJECT = "tasks/dangling"


class WatchedTask(asyncio.Task):  # type: ignore[type-arg]
    """A task that knows which line of the project started it, and says so when it is collected before it is done."""

    lost: ClassVar[list[Line]] = []

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.line = _line_of_caller(FIXTURES / PROJECT)

    def __del__(self) -> None:
        if not self.done() and self.line is not None:
            self.lost.append(self.line)
        super().__del__()  # type: ignore[misc]


def _line_of_caller(root: Path) -> Line | None:
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(root):
            return Line(str(path.relative_to(root)), frame.f_lineno)
        frame = frame.f_back
    return None


@pytest.fixture
def lost() -> list[Line]:
    """The lines whose tasks were collected before they were done."""
    WatchedTask.lost.clear()
    return WatchedTask.lost


async def ask_everything(app: FastAPI) -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda *_: None)
    loop.set_task_factory(lambda loop, coro, **options: WatchedTask(coro, loop=loop, **options))
    async with client_of(app) as client:
        for path in app.openapi()["paths"]:
            await client.get(path)
    await asyncio.sleep(0.01)
    gc.collect()


def test_exactly_the_marked_tasks_are_collected_while_they_wait(load: Load, lost: list[Line]) -> None:
    with load(PROJECT) as program:
        asyncio.run(ask_everything(program.app))
        assert set(lost) == lines_that_happen(PROJECT, "dangling-task")
