"""The programs lose exactly the coroutines that their comments say, with the symptoms we name."""

import pytest
from fastapi.testclient import TestClient

from .conftest import Load
from .driver import drive, greet
from .expectations import FIXTURES, Line, expectations, innermost, lines_that_happen, projects
from .lost import lost_coroutines

RULES = (
    "missing-await",
    "missing-await-assigned",
    "missing-await-returned",
    "coroutine-in-condition",
    "coroutine-as-value",
)
TOPICS = ("async_without_await", "everyday", "missing_await")
WEBSOCKETS = {"missing_await/discarded": ["/ws"]}

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def run_and_watch(load: Load, project: str) -> tuple[dict[str, int], list[tuple[Line, ...]]]:
    """Call every path operation; return the status codes and what led to lost coroutines."""
    with load(project) as program, lost_coroutines(FIXTURES / project) as lost:
        with TestClient(program.app, raise_server_exceptions=False) as client:
            statuses = drive(program.app, client)
            greet(client, *WEBSOCKETS.get(project, []))
    return statuses, lost


@pytest.mark.parametrize("project", [p for topic in TOPICS for p in projects(topic)])
def test_exactly_the_marked_coroutines_never_run(load: Load, project: str) -> None:
    marks = lines_that_happen(project, *RULES)
    statuses, lost = run_and_watch(load, project)
    assert [lines for lines in lost if innermost(lines, marks) is None] == []
    assert marks - {innermost(lines, marks) for lines in lost} == set()
    if not expectations(project) and project.startswith(("everyday/", "missing_await/")):
        assert {name for name, status in statuses.items() if status != 200} == set()


def status(load: Load, project: str, method: str, path: str) -> int:
    """Return the status code of one request."""
    with load(project) as program:
        client = TestClient(program.app, raise_server_exceptions=False)
        return client.request(method, path, json={} if method == "POST" else None).status_code


@pytest.mark.usefixtures("forget_lost_coroutines")
@pytest.mark.parametrize(
    ("project", "method", "path"),
    [
        ("missing_await/returned", "GET", "/chat/direct"),
        ("missing_await/returned", "GET", "/chat/in-dict"),
        ("missing_await/returned", "GET", "/chat/in-response"),
        ("missing_await/returned", "GET", "/chat/sync"),
        ("missing_await/returned", "GET", "/chat/dependency"),
        ("missing_await/returned", "GET", "/chat/unavailable"),
        ("missing_await/assigned", "POST", "/chat"),
        ("missing_await/assigned", "POST", "/attribute"),
        ("missing_await/assigned", "POST", "/subscript"),
        ("missing_await/assigned", "POST", "/iterated"),
        ("missing_await/middleware_function", "GET", "/health"),
        ("missing_await/middleware_class", "GET", "/items"),
        ("everyday/wrong", "POST", "/chat"),
    ],
)
def test_a_coroutine_as_the_result_is_a_500(load: Load, project: str, method: str, path: str) -> None:
    assert status(load, project, method, path) == 500


@pytest.mark.usefixtures("forget_lost_coroutines")
def test_a_coroutine_in_a_response_is_said_not_to_be_iterable(load: Load) -> None:
    with load("missing_await/returned") as program, TestClient(program.app) as client:
        with pytest.raises(ValueError, match="'coroutine' object is not iterable"):
            client.get("/chat/direct")


@pytest.mark.usefixtures("forget_lost_coroutines")
def test_a_dropped_coroutine_is_a_200_and_nothing_is_done(load: Load) -> None:
    with load("missing_await/discarded") as program, TestClient(program.app) as client:
        assert client.get("/signup").status_code == 200
        assert client.get("/orders/create").status_code == 200
        assert program.Mailer.sent == []
        assert program.audit_log == []


@pytest.mark.usefixtures("forget_lost_coroutines")
def test_a_formatted_coroutine_is_a_200_with_its_repr(load: Load) -> None:
    with load("missing_await/assigned") as program, TestClient(program.app) as client:
        response = client.post("/formatted", json={})
        assert response.status_code == 200
        assert "<coroutine object" in response.json()["answer"]


@pytest.mark.usefixtures("forget_lost_coroutines")
def test_a_dropped_commit_is_a_200_and_nothing_is_saved(load: Load) -> None:
    with load("missing_await/async_session") as program, TestClient(program.app) as client:
        assert client.get("/commit").status_code == 200
        assert client.get("/connection").json() == {"names": []}
        assert client.get("/right").status_code == 200
        assert "tea" in client.get("/connection").json()["names"]
