"""The map of a project: `fastapi-async-lint routes`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fastapi_async_lint.cli import app
from fastapi_async_lint.routes import Map, Route, map_paths

CHAT_APP = Path(__file__).parent.parent / "examples" / "chat_app"
RUN = CliRunner()


@pytest.fixture(scope="module")
def chat_app() -> Map:
    return map_paths([CHAT_APP])


def the_route(found: Map, function: str) -> Route:
    (route,) = (route for route in found.routes if route.function == function)
    return route


@pytest.mark.parametrize(
    ("function", "methods", "path", "runs_on", "verdict"),
    [
        ("quick_chat", ("POST",), "/quick", "loop", "await this"),
        ("plain_chat", ("POST",), "/plain", "loop", "make it def"),
        ("moderated_chat", ("POST",), "/moderated", "loop", "offload that"),
        ("chat_in_thread", ("POST",), "/threads/{thread_id}", "loop", "keep async"),
        ("preview_document", ("POST",), "/preview", "thread", "keep def"),
        ("health", ("GET",), "", "loop", "make it def"),
    ],
)
def test_a_route_has_its_verdict(
    chat_app: Map, function: str, methods: tuple[str, ...], path: str, runs_on: str, verdict: str
) -> None:
    route = the_route(chat_app, function)
    assert (route.methods, route.route, route.runs_on, route.verdict) == (methods, path, runs_on, verdict)


def test_a_route_has_the_chain_down_to_what_blocks(chat_app: Map) -> None:
    (chain,) = the_route(chat_app, "import_document").blocks_on
    assert [call.text for call in chain] == [
        "import_page(...)",
        "as_document(...)",
        "loader.load(...)",
        "get_text(...)",
        "requests.get (http)",
    ]
    assert chain[-1].path.name == "http.py"


def test_every_kind_of_entry_point_is_there(chat_app: Map) -> None:
    kinds = {route.kind for route in chat_app.routes}
    assert kinds >= {
        "path operation",
        "dependency",
        "middleware",
        "background task",
        "graph node",
        "lifespan",
        "stream",
    }


def test_every_function_has_its_contexts(chat_app: Map) -> None:
    contexts = {function.function: function.contexts for function in chat_app.functions}
    assert contexts["get_text"] == ("loop", "thread")
    assert contexts["lifespan"] == ("startup",)
    assert contexts["build_graph"] == ("import",)
    defined = sum(
        len(re.findall(r"^\s*(?:async )?def ", path.read_text("utf-8"), re.MULTILINE))
        for path in CHAT_APP.rglob("*.py")
    )
    assert len(chat_app.functions) == defined


def test_the_configuration_says_which_files_count(tmp_path: Path) -> None:
    route = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef {}() -> None: ...\n'
    section = "[tool.fastapi-async-lint]\ninclude-tests = {}\n[tool.fastapi]\nentrypoint = 'tests.main:app'\n"
    for name in ("test_one.py", "tests/main.py", "service/two.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(route.format(path.stem), "utf-8")
    (tmp_path / "service" / "pyproject.toml").touch()
    for wanted, functions in ("false", ["two", "main"]), ("true", ["two", "test_one", "main"]):
        (tmp_path / "pyproject.toml").write_text(section.format(wanted), "utf-8")
        found = [route.function for route in map_paths([tmp_path]).routes]
        assert sorted(found) == sorted(functions)


def test_lines_are_those_of_the_def(chat_app: Map) -> None:
    assert chat_app.functions
    for function in chat_app.functions:
        line = function.path.read_text("utf-8").splitlines()[function.line - 1]
        assert f"def {function.function.rpartition('.')[2]}(" in line


def test_the_json_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHAT_APP)
    result = RUN.invoke(app, ["routes", "--output-format", "json"])
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    assert document["version"] == 1
    assert set(document["routes"][0]) == {
        "kind", "methods", "path", "function", "file", "line", "runs_on", "why", "blocks_on", "verdict",
    }  # fmt: skip
    assert set(document["functions"][0]) == {"file", "line", "function", "contexts", "witness"}
    contexts = {context for function in document["functions"] for context in function["contexts"]}
    assert contexts <= {"loop", "thread", "startup", "import", "never"}


def test_the_page_needs_nothing_else_and_is_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/<script>alert(1)</script>")\ndef f() -> None: ...\n'
    (tmp_path / "app.py").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    result = RUN.invoke(app, ["routes", "--output-format", "html"])
    assert "<script" not in result.stdout
    assert "&lt;script&gt;" in result.stdout
    assert not re.search(r"(?:src|href)=", result.stdout)


def test_the_table_names_places_and_verdicts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHAT_APP)
    monkeypatch.setenv("COLUMNS", "200")
    result = RUN.invoke(app, ["routes"])
    line = next(line for line in result.stdout.splitlines() if "import_document" in line)
    assert "app/routes/documents.py:43" in line
    assert "requests.get (http)" in line
    assert line.rstrip().endswith("make it def")


def test_in_a_pipe_a_row_is_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    path = "/" + "x" * 200
    Path("app.py").write_text(
        f'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("{path}")\ndef f() -> None: ...\n', "utf-8"
    )
    (line,) = RUN.invoke(app, ["routes"]).stdout.splitlines()[1:]
    assert line.split() == ["path", "operation", "GET", path, "f", "app.py:7", "thread", "keep", "def"]


def test_a_missing_path_is_a_usage_error() -> None:
    assert RUN.invoke(app, ["routes", "nowhere"]).exit_code == 2
