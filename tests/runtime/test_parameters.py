"""What FastAPI makes of parameters without annotation, and of texts."""

import pytest
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from .conftest import Load

REFUSED = ["/request", "/session", "/client", "/plain"]


def test_requests_without_the_query_parameter_are_refused(load: Load) -> None:
    with load("parameters/untyped") as program, TestClient(program.app) as client:
        assert {path: client.get(path).status_code for path in REFUSED} == dict.fromkeys(REFUSED, 422)
        for path in ("typed", "path/me", "default", "starlette"):
            assert client.get(f"/silent/{path}").status_code == 200
        with pytest.raises(WebSocketDisconnect), client.websocket_connect("/socket"):
            pass


def test_with_the_parameter_it_is_text_instead_of_an_object(load: Load) -> None:
    with load("parameters/untyped") as program, TestClient(program.app) as client:
        with pytest.raises(AttributeError, match="'str' object has no attribute 'body'"):
            client.get("/request?request=x")


def test_a_text_is_read_from_the_query_and_not_from_the_body(load: Load) -> None:
    with load("parameters/prompts") as program, TestClient(program.app) as client:
        assert client.post("/query", json={"prompt": "hello"}).status_code == 422
        assert client.post("/query?prompt=hello").json() == "hello"
        assert client.post("/silent/model", json={"text": "hello"}).json() == "hello"
