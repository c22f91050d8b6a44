"""What cannot be iterated breaks a streaming response after it has begun, exactly where the comments say so."""

import inspect

import pytest
from fastapi.testclient import TestClient

from .conftest import Load
from .expectations import Line, lines_that_happen

PROJECT = "streaming/responses"


def breaks(client: TestClient, path: str) -> bool:
    try:
        assert client.get(path).status_code == 200
    except TypeError as error:
        assert "is not iterable" in str(error)
        return True
    return False


@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.usefixtures("forget_lost_coroutines")
def test_exactly_the_marked_responses_break(load: Load) -> None:
    with load(PROJECT) as program, TestClient(program.app) as client:
        broken = set()
        for route in program.app.routes:
            if route.path in program.app.openapi()["paths"] and breaks(client, route.path):
                lines, first = inspect.getsourcelines(route.endpoint)
                broken |= {
                    Line("app.py", first + place)
                    for place, text in enumerate(lines)
                    if "Response(" in text and "return" in text
                }
        assert broken == lines_that_happen(PROJECT, "streaming-response-misuse")


def test_the_client_has_seen_a_200_by_then(load: Load) -> None:
    with load(PROJECT) as program, TestClient(program.app, raise_server_exceptions=False) as client:
        response = client.get("/uncalled")
    assert (response.status_code, response.content) == (200, b"")
