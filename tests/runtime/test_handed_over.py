"""What is handed to libraries to run, and is not what they can run: the symptoms that the findings name."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from .conftest import Load

pytestmark = [pytest.mark.usefixtures("forget_lost_coroutines"), pytest.mark.filterwarnings("ignore")]


@pytest.mark.parametrize(
    ("project", "path", "error", "text"),
    [
        ("background", "/coroutine", TypeError, "must be callable"),
        ("background", "/keywords", TypeError, "must be callable"),
        ("background", "/nothing", TypeError, "must be callable"),
        ("background", "/response", TypeError, "must be callable"),
        ("background", "/to-thread", TypeError, "not callable"),
        ("background", "/threadpool", TypeError, "must be callable"),
        ("background", "/executor", TypeError, "not callable"),
        ("dependencies", "/opened", TypeError, "not an iterator"),
        ("dependencies", "/connected", TypeError, "not an async iterator"),
        ("loop_api", "/task", RuntimeError, "no running event loop"),
        ("loop_api", "/running", RuntimeError, "no running event loop"),
        ("loop_api", "/loop", RuntimeError, "no current event loop"),
        ("loop_api", "/future", RuntimeError, "no current event loop"),
        ("loop_api", "/gathered", RuntimeError, "no current event loop"),
        ("loop_api", "/helper", RuntimeError, "no running event loop"),
        ("loop_api", "/dependency", RuntimeError, "no running event loop"),
        ("loop_api", "/offloaded", RuntimeError, "no running event loop"),
        ("websockets", "/inner/x", TypeError, "'await' expression"),
    ],
)
def test_it_raises(load: Load, project: str, path: str, error: type[Exception], text: str) -> None:
    with load(f"handed_over/{project}") as program, TestClient(program.app) as client:
        with pytest.raises(error, match=text):
            client.get(path)


@pytest.mark.parametrize("project", ["background", "threads", "dependencies", "loop_api", "websockets", "cached"])
def test_what_is_right_works(load: Load, project: str) -> None:
    with load(f"handed_over/{project}") as program, TestClient(program.app) as client:
        response = client.get("/right")
        assert response.status_code == (404 if project == "websockets" else 200)
        if project == "loop_api":
            assert response.json() == {"from thread": "done", "threadsafe": "done", "own": "done", "either": "done"}


@pytest.mark.parametrize(
    "path",
    ["/to-thread", "/threadpool", "/library", "/executor", "/submit", "/thread", "/partial", "/callback", "/filter"],
)
def test_a_coroutine_function_that_is_only_called_is_a_200_and_does_nothing(load: Load, path: str) -> None:
    with load("handed_over/threads") as program, TestClient(program.app) as client:
        response = client.get(path)
        assert response.status_code == 200
        assert program.done == []
        if path == "/filter":
            assert response.json() == ["a", "long"]


def test_a_background_task_that_was_called_fails_after_a_200(load: Load) -> None:
    with load("handed_over/background") as program:
        client = TestClient(program.app, raise_server_exceptions=False)
        assert client.get("/nothing").status_code == 200
        assert program.sent == ["at once"]


def test_a_called_dependency_ends_the_program_at_import() -> None:
    from fastapi import Depends, FastAPI

    app = FastAPI()

    def get_db():  # type: ignore[no-untyped-def]
        yield 1

    with pytest.raises(TypeError, match="is not a callable object"):

        @app.get("/")
        def users(db: object = Depends(get_db())) -> None: ...


def test_a_sync_websocket_runs_on_the_loop_and_fails(load: Load) -> None:
    with load("handed_over/websockets") as program, TestClient(program.app) as client:
        with pytest.raises(TypeError, match="'await' expression"), client.websocket_connect("/sync"):
            pass
        assert program.asked == ["sync"]
        for path in ("/async", "/forwarded"):
            with client.websocket_connect(path):
                pass


def test_an_async_validator_checks_nothing_and_gives_a_coroutine(load: Load) -> None:
    with load("handed_over/validators") as program, TestClient(program.app) as client:
        assert client.post("/users", json={"name": "admin"}).json() == {"type": "coroutine"}
        assert client.post("/tags", json={"text": "x"}).json() == {"type": "coroutine", "day": "coroutine"}
        assert program.checked == []
        answer = client.post("/right", json={"name": "ada", "text": "y"}).json()
        assert answer == {"name": "ADA", "text": "y", "tags": [], "size": 3}
        assert program.checked == ["plain ada", "plain y"]


@pytest.mark.parametrize("path", ["/settings", "/price", "/name"])
def test_a_cached_coroutine_fails_the_second_time(load: Load, path: str) -> None:
    with load("handed_over/cached") as program, TestClient(program.app) as client:
        assert client.get(path).status_code == 200
        with pytest.raises(RuntimeError, match="cannot reuse already awaited coroutine"):
            client.get(path)


def test_a_decorator_that_leaves_early_has_no_effect(load: Load) -> None:
    for path in ("/manager", "/with"):
        with load("handed_over/decorated") as program, TestClient(program.app) as client:
            assert client.get(path).json() == ["enter", "leave", "body"]
    with load("handed_over/decorated") as program, TestClient(program.app) as client:
        with pytest.raises(KeyError):
            client.get("/try")
        program.events.clear()
        answer = client.get("/right").json()
        assert answer["values"] == ["green", "nothing", "nothing", "nothing", "green"]
        assert answer["events"] == ["enter", "body", "leave", "body", "body", "called", "body"]


def test_a_bare_gather_is_answered_before_it_is_done(load: Load) -> None:
    with load("handed_over/bare_gather") as program, TestClient(program.app) as client:
        assert client.get("/bare").json() == []
        assert "a" in client.get("/right").json()
        with pytest.raises(ValueError, match="await wasn't used with future"):
            client.get("/returned")
