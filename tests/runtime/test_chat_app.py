"""The example application really makes the mistakes that are expected to be found in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from .blocked import recording, watch_blocks
from .conftest import load_root
from .expectations import FIXTURES, Line, innermost
from .lost import lost_coroutines
from .upstream import Upstream

ROOT = Path(__file__).parent.parent.parent / "examples" / "chat_app"
EXPECTED = FIXTURES / "chat_app_expected.txt"
LOST = ("FAL101", "FAL102", "FAL103")
BLOCKED = ("FAL201", "FAL202", "FAL203", "FAL204")
MESSAGE = {"message": "Hello", "url": "http://set-by-the-test", "title": "Tea", "text": "Hot."}
LONG = 12

pytestmark = pytest.mark.usefixtures("forget_lost_coroutines")


def expected_lines(codes: tuple[str, ...]) -> set[Line]:
    """Return the lines on which one of the codes is expected."""
    found = set()
    for line in EXPECTED.read_text(encoding="utf-8").splitlines():
        place, code = line.split()
        path, _, number = place.partition(":")
        if code in codes:
            found.add(Line(path, int(number)))
    return found


@pytest.fixture
def app(environment: Upstream, monkeypatch: pytest.MonkeyPatch) -> Iterator[FastAPI]:
    """The example, talking to the local server."""
    monkeypatch.setenv("OPENAI_API_KEY", "test-key")
    monkeypatch.setitem(MESSAGE, "url", environment.url)
    with recording(), load_root(ROOT, "app.main") as program:
        yield program.app


def use(client: TestClient) -> dict[str, int]:
    """Use every path operation of the application; return the status codes."""
    posts = ["", "/quick", "/draft", "/plain", "/translate", "/moderated", "/threads/a"]
    posts += ["/compare", "/title", "/stream"]
    statuses = {f"chat{path}": _post(client, f"chat{path}") for path in posts}
    for path in ("documents", "documents/import", "documents/preview", "documents/import/later"):
        statuses[path] = _post(client, path)
    statuses["documents/reindex"] = _post(client, "documents/reindex")
    statuses["conversations"] = _post(client, "conversations")
    for path in ("documents", "documents/1", "conversations"):
        statuses[f"read {path}"] = client.get(f"/api/{path}").status_code
    statuses["health"] = client.get("/health").status_code
    statuses["ready"] = client.get("/health/ready").status_code
    for _ in range(LONG):
        _post(client, "chat/threads/long")
    return statuses


def _post(client: TestClient, path: str) -> int:
    return client.post(f"/api/{path}", json=MESSAGE).status_code


def test_only_the_returned_coroutines_fail(app: FastAPI) -> None:
    with TestClient(app, raise_server_exceptions=False) as client:
        statuses = use(client)
    failed = {name for name, status in statuses.items() if status not in (200, 201)}
    assert failed == {"chat", "chat/quick", "chat/draft"}
    assert {statuses[name] for name in failed} == {500}


def test_exactly_the_expected_coroutines_never_run(app: FastAPI) -> None:
    marks = expected_lines(LOST)
    with lost_coroutines(ROOT) as lost, TestClient(app, raise_server_exceptions=False) as client:
        use(client)
    assert {innermost(lines, marks) for lines in lost} == marks


def test_exactly_the_expected_lines_block_the_event_loop(app: FastAPI) -> None:
    marks = expected_lines(BLOCKED)
    with TestClient(app, raise_server_exceptions=False) as client, watch_blocks(ROOT) as watch:
        use(client)
    on_loop = [block.lines for block in watch.blocks if block.on_event_loop]
    assert {innermost(lines, marks) for lines in on_loop} == marks
    in_threads = [block.lines for block in watch.blocks if not block.on_event_loop]
    assert [lines for lines in in_threads if innermost(lines, marks)] == []


def test_nothing_is_saved_by_the_forgotten_commit(app: FastAPI) -> None:
    with TestClient(app) as client:
        assert _post(client, "conversations") == 201
        assert client.get("/api/conversations").json() == []
