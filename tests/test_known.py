"""`fastapi-async-lint knowledge`: what is known of all libraries, of one, of a dotted name."""

import dataclasses
import json

import pytest
from typer.testing import CliRunner, Result

from conftest import Write
from fastapi_async_lint.cli import app
from fastapi_async_lint.knowledge import Fact, Knowledge, LibraryClass, libraries
from fastapi_async_lint.knowledge.files import read_library
from fastapi_async_lint.report import knowledge as report


def known(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["knowledge", *arguments])


def document(*arguments: str) -> dict:
    result = known(*arguments, "--output-format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture(autouse=True)
def _elsewhere(project: Write) -> None:
    project({})


def test_without_a_name_all_libraries_are_counted():
    found = document()["libraries"]
    assert [row["name"] for row in found] == libraries()
    lines = known().stdout.splitlines()
    assert len(lines) == len(found) + 1
    assert lines[-1].startswith(f"{len(found)} libraries: {sum(row['callables'] for row in found)} callables, ")


def test_a_library_is_listed_row_by_row():
    found = document("httpx")
    version = read_library("httpx").version
    assert found["library"]["built_from"] == version
    rows = {row["name"]: row for row in found["rows"]}
    assert rows["httpx.AsyncClient.get"]["facts"]["kind"] == "coroutine"
    assert rows["httpx.get"] == {
        "name": "httpx.get",
        "is": "function",
        "facts": read_library("httpx").functions["httpx.get"],
        "from": "curated",
    }
    callables = [row for row in found["rows"] if row["is"] in {"function", "method"}]
    assert len(callables) == found["library"]["callables"]
    assert f"httpx  {version}: {len(callables)} callables" in known("httpx").stdout


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "httpx.Client.get",
            [
                "method httpx.Client.get",
                "  calling it gives  a plain value",
                "  blocks            http",
                "  of type           httpx.Response",
                "  async twin        httpx.AsyncClient.get",
            ],
        ),
        (
            "openai.chat.completions.create",
            ["method openai.resources.chat.Completions.create", "  from              introspected"],
        ),
        ("openai.AsyncOpenAI.chat", ["attribute openai.AsyncOpenAI.chat"]),
        (
            "fastapi.BackgroundTasks.add_task",
            [
                "  runs func         where: kind, as background task",
            ],
        ),
        ("asyncio.run", ["function asyncio.run", "  note              raises while an event loop runs in the thread"]),
        ("sqlalchemy.orm.Session", ["  note              an instance serves one call at a time"]),
        ("starlette.middleware.base.BaseHTTPMiddleware", ["  hook dispatch     where: loop, as middleware"]),
        ("asyncio.create_eager_task_factory", ["  versions          since 3.12"]),
        ("langchain_openai.ChatOpenAI", ["  hook model_post_init where: model, as validator"]),
        (
            "kubernetes.client.CoreV1Api.list_namespaced_pod",
            [
                "method kubernetes.client.CoreV1Api.list_namespaced_pod",
                "  blocks            http",
                "  note              said of every method of the class that has no row of its own",
            ],
        ),
        ("openai.OpenAI.chat.completions.create", ["method openai.resources.chat.Completions.create"]),
        ("input", ["function builtins.input", "  blocks            input"]),
        ("pandas.read_csv", ["  if iterator=True  of type not known"]),
        (
            "kubernetes.client.CoreV1Api",
            ["  __getattr__  every name that has no row is of type kubernetes.client.Api.method"],
        ),
        ("fitz", ["fitz.open  the same as pymupdf.Document"]),
    ],
)
def test_a_name_is_explained(name: str, lines: list[str]) -> None:
    said = known(name).stdout.splitlines()
    assert [line for line in lines if line not in said] == []


EVERY_FIELD = {
    "kind": "awaitable",
    "also": ["async_context"],
    "blocks": "db",
    "blocks_when": "iterated",
    "twin": "aload",
    "returns": "shop.Cart",
    "parameters": ["order"],
    "runs": {"order": "thread"},
    "decorates": {"where": "kind", "role": "task"},
    "wraps": "cached",
    "overlaps": "reads",
    "context": "sets",
    "tests": "callable",
    "stands_for": "order",
    "asks": "get_tuple",
    "ready": "not empty",
    "runs_hooks": "validator",
    "when": [{"argument": "stream", "is": True, "blocks": "ai"}],
    "since": "1.2",
    "until": "3.4",
    "source": "measured",
    **dict.fromkeys((field.name for field in dataclasses.fields(Fact) if field.type == "bool"), True),
}


EVERY_CLASS_FIELD = {
    "bases": ["queue.Queue"],
    "methods": {"load": {"blocks": "db"}},
    "attributes": {"cart": "shop.Cart"},
    "hooks": {"pay": "loop"},
    "constructor": {"reuse": True},
    **dict.fromkeys(("dynamic", "composed", "exclusive", "members", "lazy"), True),
}
OF_ANOTHER = {"blocks_when", "parameters", "source"}
"""Fields that say something of another one."""


def said(name: str, rows: dict) -> list[str]:
    found = report.about(name, Knowledge(rows))
    assert found is not None
    return [line.plain for line in report.lines(found)]


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Fact)])
def test_every_fact_about_a_function_is_shown(field: str) -> None:
    rest = {key: value for key, value in EVERY_FIELD.items() if key != field}
    shown, without = (said("shop.load", {"functions": {"shop.load": row}}) for row in (EVERY_FIELD, rest))
    assert shown != without


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"is": True}, "if order=True"),
        ({"given": True}, "if order is given"),
        ({"given": False}, "if order is not given"),
        ({"names": "LOCK_NB"}, "if order has LOCK_NB"),
    ],
)
def test_a_condition_is_put_in_words(condition: dict, words: str) -> None:
    row = {"when": [{"argument": "order", **condition, "blocks": "db"}]}
    assert words in "\n".join(said("shop.load", {"functions": {"shop.load": row}}))


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(LibraryClass) if field.name != "path"])
def test_every_fact_about_a_class_is_shown(field: str) -> None:
    rest = {key: value for key, value in EVERY_CLASS_FIELD.items() if key != field}
    shown, without = (said("shop.Shop", {"classes": {"shop.Shop": row}}) for row in (EVERY_CLASS_FIELD, rest))
    assert shown != without


@pytest.mark.parametrize("field", sorted(EVERY_FIELD.keys() - OF_ANOTHER))
def test_no_method_that_something_is_known_of_is_listed_as_plain(field: str) -> None:
    row = {"methods": {"load": {field: EVERY_FIELD[field]}}}
    assert "plain, does not block" not in "".join(said("shop.Shop", {"classes": {"shop.Shop": row}}))


def test_a_name_is_found_under_every_path_that_it_is_imported_from():
    found = document("httpx._client.AsyncClient")
    assert (found["is"], found["name"]) == ("class", "httpx.AsyncClient")
    assert "httpx._client.AsyncClient" in found["also_imported_as"]
    methods = {row["name"]: row for row in found["methods"]}
    assert methods["httpx.AsyncClient.get"]["facts"]["kind"] == "coroutine"
    assert found["constructor"]["reuse"] is True


def test_a_class_has_the_methods_of_its_bases():
    methods = {row["name"]: row for row in document("langchain_openai.ChatOpenAI")["methods"]}
    inherited = methods["langchain_openai.ChatOpenAI.invoke"]
    assert inherited["facts"]["twin"] == "ainvoke"
    assert inherited["inherited_from"].startswith("langchain_core.")
    assert inherited["library"] == "langchain_core"


def test_a_module_shows_what_is_in_it():
    names = [row["name"] for row in document("asyncio.subprocess")["rows"]]
    assert "asyncio.subprocess.Process" in names
    assert all(name.startswith("asyncio.subprocess.") for name in names)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("reqests", "error: nothing is known of 'reqests' (did you mean 'requests'?)\n"),
        ("httpx.Client.gte", "error: nothing is known of 'httpx.Client.gte' (did you mean 'httpx.Client.get'"),
        ("openai.create_", "error: nothing is known of 'openai.create_'"),
        ("qqqqqqqq", "error: nothing is known of 'qqqqqqqq' (a library goes by the name that it is imported by)\n"),
        (
            "beautifulsoup4",
            "error: nothing is known of 'beautifulsoup4' (a library goes by the name that it is imported by)\n",
        ),
        (
            "openai.OpenAI.chat.completions.creat",
            "error: nothing is known of 'openai.OpenAI.chat.completions.creat' (did you mean ",
        ),
        ("kubernetes.client.CoreV1Api.__x__", "error: nothing is known of 'kubernetes.client.CoreV1Api.__x__'"),
        ("\x1b[31m", "error: nothing is known of '\\x1b[31m' ("),
        ("", "error: nothing is known of '' ("),
    ],
)
def test_what_is_not_known_is_an_error_that_names_what_looks_like_it(name: str, message: str) -> None:
    result = known(name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(message)
    assert result.stderr.count("\n") == 1


def test_rows_of_the_project_are_known(project: Write) -> None:
    project({}, '[tool.fastapi-async-lint.knowledge]\nblocking = ["shop.load"]\n')
    found = document("shop.load")
    assert (found["facts"], found["from"]) == ({"blocks": "wait"}, "rows of this project")


def test_wrong_rows_of_the_project_are_an_error(project: Write) -> None:
    project({}, "[tool.fastapi-async-lint.knowledge]\nblocking = [1]\n")
    result = known("httpx")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "knowledge" in result.stderr
