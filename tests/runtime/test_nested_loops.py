"""Starting an event loop inside another raises, exactly where the comments say so."""

import traceback
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from fastapi.testclient import TestClient

from .conftest import Load
from .expectations import FIXTURES, Line, lines_that_happen

PROJECT = "tasks/nested_loops"
ROOT = FIXTURES / PROJECT


def lines_of(error: BaseException) -> list[Line]:
    """The lines of the project that led to an exception, outermost first."""
    frames = traceback.extract_tb(error.__traceback__)
    return [
        Line(str(Path(frame.filename).relative_to(ROOT)), frame.lineno or 0)
        for frame in frames
        if Path(frame.filename).is_relative_to(ROOT)
    ]


def failing(app: FastAPI) -> dict[str, Line]:
    """The path operations that end in a RuntimeError, each with the innermost line of the project that raises it."""
    raised: dict[str, Line] = {}

    async def note(request: Request, error: Exception) -> JSONResponse:
        raised[request.url.path] = lines_of(error)[-1]
        return JSONResponse({}, 500)

    app.add_exception_handler(RuntimeError, note)
    with TestClient(app, raise_server_exceptions=False) as client:
        for path in app.openapi()["paths"]:
            assert client.get(path).status_code == (500 if path in raised else 200)
    return raised


@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.usefixtures("forget_lost_coroutines")
def test_exactly_the_marked_calls_raise(load: Load) -> None:
    with load(PROJECT) as program:
        raised = failing(program.app)
    assert set(raised.values()) == lines_that_happen(PROJECT, "nested-event-loop", "raises-in-running-loop")
    assert not [path for path in raised if path.startswith("/silent")]
