"""Rows that a project states itself: about its own functions and classes, and about libraries that nothing ships."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Check, Write

SECTION = "[tool.fastapi-async-lint]\n"
TABLE = "[tool.fastapi-async-lint.knowledge]\n"

LEGACY = """\
from somewhere import magic


def fetch(key):
    return magic(key)


answer = magic("answer")
client = magic("client")
run_blocking = magic("runner")


class Client:
    def load(self):
        return magic(self)

    def ask(self):
        return magic(self)

    def session(self):
        return magic(self)
"""
"""A module of which the source says nothing: `magic` may do anything."""

Codes = Callable[..., list[str]]


@pytest.fixture
def codes(project: Write, check: Check) -> Codes:
    """Write a project with rows of its own and an `app.py` with one route: the findings as `line CODE`."""

    def run(body: str, config: str, files: dict[str, str] | None = None) -> list[str]:
        lines = [
            "import asyncio", "import time", "", "from fastapi import FastAPI", "",
            "from pkg import legacy", "from pkg.legacy import Client, answer, client, fetch, run_blocking", "",
            "app = FastAPI()", "", "", "def slow():", "    time.sleep(1)", "", "", '@app.get("/")', "async def index():",
            *(f"    {line}" for line in body.splitlines()),
        ]  # fmt: skip
        text = "\n".join(lines) + "\n"
        project({"app.py": text, "pkg/__init__.py": "", "pkg/legacy.py": LEGACY, **(files or {})}, config)
        result = check("--output-format", "json", "app.py")
        assert result.exit_code in (0, 1), result.output
        found = json.loads(result.stdout)["findings"]
        return [f"{finding['span']['line'] - 17} {finding['code']}" for finding in found]

    return run


@pytest.mark.parametrize(
    ("body", "rows", "expected"),
    [
        ("fetch(1)", "", ["0 FAL301"]),
        ("fetch(1)", 'blocking = ["pkg.legacy.fetch"]', ["1 FAL201"]),
        ("legacy.fetch(1)", 'blocking = ["pkg.legacy.fetch"]', ["1 FAL201"]),
        ("answer(1)", 'blocking = ["pkg.legacy.answer"]', ["1 FAL201"]),
        ("fetch(1)", 'blocking = { "pkg.legacy.fetch" = "db" }', ["1 FAL204"]),
        ("fetch(1)\nawait asyncio.sleep(0)", 'coroutines = ["pkg.legacy.fetch"]', ["1 FAL101"]),
        ("Client().load()", 'blocking = ["pkg.legacy.Client.load"]', ["1 FAL201"]),
        ("await run_blocking(slow)", 'offloading = ["pkg.legacy.run_blocking"]', []),
        ("run_blocking(slow)\nawait asyncio.sleep(0)", 'offloading = ["pkg.legacy.run_blocking"]', ["1 FAL101"]),
        ("fetch(1)", '[tool.fastapi-async-lint.knowledge.functions]\n"pkg.legacy.fetch" = { blocks = "http" }', ["1 FAL201"]),
        (
            "Client().load()\nClient().ask()",
            '[tool.fastapi-async-lint.knowledge.classes."pkg.legacy.Client"]\nmethods = { load = { blocks = "http" } }',
            ["1 FAL201"],
        ),
        (
            'client.get("/")',
            '[tool.fastapi-async-lint.knowledge.values]\n"pkg.legacy.client" = "httpx.Client"',
            ["1 FAL201"],
        ),
        (
            'Client().http.get("/")',
            '[tool.fastapi-async-lint.knowledge.classes."pkg.legacy.Client"]\nattributes = { http = "httpx.Client" }',
            ["1 FAL201"],
        ),
        (
            "fetch(1)",
            '[tool.fastapi-async-lint.knowledge.aliases]\n"pkg.legacy.fetch" = "requests.get"',
            ["1 FAL201"],
        ),
        (
            "Client()",
            '[tool.fastapi-async-lint.knowledge.classes."pkg.legacy.Client"]\nconstructor = { blocks = "http" }',
            ["1 FAL201"],
        ),
        (
            "fetch(1).load()",
            'blocking = ["pkg.legacy.Client.load"]\n'
            '[tool.fastapi-async-lint.knowledge.functions]\n"pkg.legacy.fetch" = { returns = "pkg.legacy.Client" }',
            ["1 FAL201"],
        ),
        (
            "fetch(1)\nClient().ask()",
            '[[tool.fastapi-async-lint.knowledge.same]]\nrow = { blocks = "http" }\nfunctions = ["pkg.legacy.fetch"]\n'
            'methods."pkg.legacy.Client" = ["ask"]',
            ["1 FAL201", "2 FAL201"],
        ),
    ],
)  # fmt: skip
def test_a_row_wins_over_the_source(codes: Codes, body: str, rows: str, expected: list[str]) -> None:
    assert codes(body, TABLE + rows) == expected


def test_rows_may_stand_in_files(codes: Codes) -> None:
    files = {
        "rows.toml": 'blocking = ["pkg.legacy.fetch"]',
        "more.toml": '[functions]\n"pkg.legacy.answer" = { blocks = "ai" }',
    }
    config = SECTION + 'knowledge = ["rows.toml", "more.toml"]\n'
    assert codes("fetch(1)\nanswer(2)", config, files) == ["1 FAL201", "2 FAL203"]
    config = TABLE + 'files = ["rows.toml"]\nblocking = { "pkg.legacy.answer" = "ai" }\n'
    assert codes("fetch(1)\nanswer(2)", config, files) == ["1 FAL201", "2 FAL203"]


def test_a_library_of_ones_own_needs_no_shipped_rows(codes: Codes) -> None:
    config = TABLE + 'blocking = ["inhouse.client.fetch"]\n'
    assert codes("from inhouse.client import fetch as get\nget()", config) == ["2 FAL201"]


def test_a_row_is_heeded_through_imports_of_the_project(codes: Codes) -> None:
    files = {"pkg/api.py": "from pkg.legacy import fetch\n"}
    config = TABLE + 'blocking = ["pkg.api.fetch"]\n'
    assert codes("fetch(1)\nfrom pkg import api\napi.fetch(1)", config, files) == ["1 FAL201", "3 FAL201"]


def test_a_module_of_the_project_stays_one_of_the_project(codes: Codes) -> None:
    """A row about one function does not make a library of the rest."""
    files = {"pkg/legacy.py": LEGACY + "\n\nasync def other():\n    pass\n"}
    assert codes("legacy.other()", TABLE + 'blocking = ["pkg.legacy.fetch"]\n', files) == ["1 FAL101"]


ROUTES = """\
import time

from pkg.web import Api, api, plain

site = Api()


@api("/a")
async def one():
    time.sleep(1)


@plain
async def two():
    time.sleep(1)


@site.route("/b")
async def three():
    time.sleep(1)
"""


def test_own_decorators_make_routes(project: Write, check: Check) -> None:
    web = "from somewhere import magic\n\n\ndef api(path):\n    return magic(path)\n\n\nplain = magic\n\n\n"
    web += "class Api:\n    def route(self, path):\n        return magic(path)\n"
    config = TABLE + 'route-decorators = ["pkg.web.api", "pkg.web.plain", "pkg.web.Api.route"]\n'
    project({"app.py": ROUTES, "pkg/__init__.py": "", "pkg/web.py": web}, config)
    found = check("--output-format", "concise", "app.py").stdout
    assert [line.split(": ")[1].split()[0] for line in found.splitlines()] == ["FAL201"] * 3


def test_hooks_of_ones_own_base_class(project: Write, check: Check) -> None:
    base = "class Handler:\n    pass\n"
    app = "import time\n\nfrom base import Handler\n\n\nclass Mine(Handler):\n    def handle(self):\n        time.sleep(1)\n"
    config = TABLE + '[tool.fastapi-async-lint.knowledge.classes."base.Handler"]\nhooks = { handle = "loop" }\n'
    project({"app.py": app + "\n\nasync def x() -> None: ...\n", "base.py": base}, config)
    assert "FAL201" in check("--output-format", "concise", "app.py").stdout


@pytest.mark.parametrize(
    ("config", "files", "message"),
    [
        (SECTION + "knowledge = 1", {}, "pyproject.toml: 'knowledge' in [tool.fastapi-async-lint]: must be a list of files"),
        (SECTION + "knowledge = [1]", {}, "'knowledge' in [tool.fastapi-async-lint]: must be a list of strings"),
        (SECTION + 'knowledge = ["no.toml"]', {}, "pyproject.toml: 'knowledge' in [tool.fastapi-async-lint]: there is no file 'no.toml'"),
        (SECTION + 'knowledge = ["r.toml"]', {"r.toml": "a = ["}, "r.toml: is not valid TOML: "),
        (
            SECTION + 'knowledge = ["r.toml"]',
            {"r.toml": '[functions]\n"a.b" = { blocks = "slow" }'},
            "r.toml: knowledge: a.b: blocks: 'slow' is none of ai, cpu,",
        ),
        (SECTION + 'knowledge = ["r.toml"]', {"r.toml": '[functions]\na.b = { blocks = "db" }'}, "r.toml: knowledge: a: not a dotted name"),
        (TABLE + 'blocking = ["fetch"]', {}, "pyproject.toml: knowledge: blocking: 'fetch' is not the dotted name of a function"),
        (TABLE + 'blocking = "a.b"', {}, "knowledge: blocking: 'a.b' is not a list"),
        (TABLE + 'blocking = { "a.b" = "x" }', {}, "knowledge: blocking: a.b: 'x' is none of ai,"),
        (TABLE + 'blokcing = ["a.b"]', {}, "knowledge: blokcing: not one of aliases, functions, classes, values, same,"),
        (TABLE + "functions = 1", {}, "knowledge: functions: 1 is not a table"),
        (TABLE + "same = [{}]", {}, "knowledge: same, entry 1: row: None is not a table"),
        (TABLE + 'same = [{ row = {}, methods = { "a.B" = "x" } }]', {}, "same, entry 1: methods: a.B: there is no list 'x'"),
        (TABLE + 'blocking = ["pkg.lib.fech"]', {}, "pyproject.toml: knowledge: pkg.lib.fech: pkg/lib.py has no 'fech'"),
        (
            TABLE + '[tool.fastapi-async-lint.knowledge.classes."pkg.lib.Base"]\nexclusive = true',
            {},
            "knowledge: pkg.lib.Base: 'exclusive' cannot be stated of a class of the project",
        ),
    ],
)  # fmt: skip
def test_a_wrong_row_names_the_file_the_row_and_the_reason(
    project: Write, check: Check, config: str, files: dict[str, str], message: str
) -> None:
    project({"app.py": "async def f(): ...\n", "pkg/lib.py": "class Base: ...\n", **files}, config)
    result = check("app.py")
    assert result.exit_code == 2
    assert f"{message}" in result.stderr
    assert result.stderr.startswith("error: ")
    assert len(result.stderr.splitlines()) == 1


def test_an_editor_is_told_nothing_of_a_wrong_row_and_sees_its_mending(tmp_path: Path) -> None:
    from fastapi_async_lint.session import Session

    text = "from fastapi import FastAPI\nfrom inhouse import fetch\napp = FastAPI()\n@app.get('/')\nasync def f():\n    fetch()\n"
    (tmp_path / "app.py").write_text(text, "utf-8")
    (tmp_path / "rows.toml").write_text("blocking = 1", "utf-8")
    (tmp_path / "pyproject.toml").write_text(SECTION + 'knowledge = ["rows.toml"]\n', "utf-8")
    session = Session(tmp_path)
    assert [found.code for found in session.lint(tmp_path / "app.py", text).diagnostics] == ["FAL301"]
    (tmp_path / "rows.toml").write_text('blocking = ["inhouse.fetch"]', "utf-8")
    session.expire()
    (tmp_path / "pyproject.toml").write_text(SECTION + 'knowledge = ["rows.toml"] \n', "utf-8")
    assert [found.code for found in session.lint(tmp_path / "app.py", text).diagnostics] == ["FAL201"]


@pytest.mark.parametrize(
    ("twin", "advice", "is_fixed"),
    [
        ('{ kind = "coroutine" }', "Use `await Client.aload(...)`.", True),
        ('{ kind = "coroutine", since = "2.0" }', "Use `await Client.aload(...)`.", False),
        ('{ kind = "async_iterator" }', "Use `async for ... in Client.aload(...)`.", True),
    ],
)
def test_what_is_advised_and_fixed_is_what_the_twin_is(
    twin: str, advice: str, is_fixed: bool, project: Write, check: Check
) -> None:
    text = (
        "from fastapi import FastAPI\nfrom nolib import Client\n\napp = FastAPI()\n\n\n"
        '@app.get("/")\nasync def index():\n    for row in Client().load():\n        print(row)\n'
    )
    rows = f'methods = {{ load = {{ blocks = "http", twin = "aload" }}, aload = {twin} }}\n'
    project({"app.py": text}, f'[tool.fastapi-async-lint.knowledge.classes."nolib.Client"]\n{rows}')
    [found] = json.loads(check("--output-format", "json", "app.py").stdout)["findings"]
    assert (found["code"], found["help"]) == ("FAL201", advice)
    assert ("aload" in json.dumps(found["fix"])) is is_fixed
