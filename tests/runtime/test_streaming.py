"""What cannot be iterated breaks a streaming response after it has begun, exactly where the comments say so."""

import inspect
from collections.abc import Callable
from contextlib import suppress

import pytest
from fastapi.testclient import TestClient

from .conftest import Load
from .expectations import Line, lines_that_happen

PROJECT = "streaming/responses"


def breaks(client: TestClient, path: str) -> bool:
    with suppress(TypeError):
        assert client.get(path).status_code == 200
        return False
    return True


def response_lines(endpoint: Callable[..., object]) -> set[Line]:
    """The lines of a path operation that return a response."""
    lines, first = inspect.getsourcelines(endpoint)
    return {
        Line("app.py", first + place) for place, text in enumerate(lines) if "Response(" in text and "return" in text
    }


@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.usefixtures("forget_lost_coroutines")
def test_exactly_the_marked_responses_break(load: Load) -> None:
    with load(PROJECT) as program, TestClient(program.app) as client:
        broken: set[Line] = set()
        for route in program.app.routes:
            if route.path in program.app.openapi()["paths"] and breaks(client, route.path):
                broken |= response_lines(route.endpoint)
        assert broken == lines_that_happen(PROJECT, "streaming-response-misuse")


def test_the_client_has_seen_a_200_by_then(load: Load) -> None:
    with load(PROJECT) as program, TestClient(program.app, raise_server_exceptions=False) as client:
        response = client.get("/uncalled")
    assert (response.status_code, response.content) == (200, b"")
