"""What the fixes make of the programs runs, and shows the symptoms no more."""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.routing import WebSocketRoute

from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import Result, lint, lint_paths
from fastapi_async_lint.fixes import Outcome, fix, write
from fastapi_async_lint.project import Project
from fastapi_async_lint.rules import Example, Rule, all_rules

from .blocked import recording, watch_blocks
from .conftest import load_root
from .driver import METHODS, drive, greet, operations
from .expectations import FIXTURES, Line, projects, statement_of_file
from .lost import lost_coroutines
from .test_threads import DELAY, seconds_for_many
from .upstream import Upstream

BLOCKING = ("FAL201", "FAL202", "FAL203", "FAL204")
LOST = ("FAL101", "FAL102", "FAL103", "FAL104", "FAL105")
RUNS_ON_LOOP = {"FAL205": "copyfileobj", "FAL206": "pbkdf2_hmac", "FAL207": "Thread.join", "FAL301": "health"}
"""Rules whose symptom is that a function runs on the event loop, and its qualified name in their examples."""

SEEN_ELSEWHERE = {
    "FAL001": "a comment does nothing",
    "FAL303": "only many requests at once show it",
    "FAL304": "only a client that outlives its event loop shows it",
    "FAL306": "the value is lost for the next function",
    "FAL401": "the times add up (`test_waiting`)",
}
"""Rules whose symptom one request to the example does not show: it is seen further below."""

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:Duplicate Operation ID", "ignore::RuntimeWarning"),
    pytest.mark.usefixtures("environment", "forget_lost_coroutines"),
]


def fixed(root: Path) -> Outcome:
    """Applies all fixes to a program on disk."""

    def linted(overlay: Mapping[Path, str]) -> Result:
        return lint_paths([root], Config(), overlay=overlay, group=False)

    outcome = write(fix(linted, unsafe=True))
    assert outcome.refused == ()
    return outcome


# --- the rules' examples


def fixable_examples() -> Iterator[tuple[Rule, Example, str]]:
    for rule in all_rules():
        for example in rule.examples:
            bad = re.sub(r"  # error$", "", example.bad, flags=re.MULTILINE)
            project = Project(Path("/nowhere"), {"app.py": bad}, is_loose=True)
            if any(each.fix is not None for each in lint(project, None, Config()).diagnostics):
                yield rule, example, bad


EXAMPLES = list(fixable_examples())


@pytest.mark.parametrize(("rule", "example", "bad"), EXAMPLES, ids=lambda value: getattr(value, "code", ""))
def test_the_symptom_is_there_before_the_fix_and_gone_after_it(
    rule: Rule, example: Example, bad: str, tmp_path: Path, upstream: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    (tmp_path / "app.py").write_text(bad, "utf-8")
    runs_on_loop = RUNS_ON_LOOP.get(rule.code, "")
    before = symptoms(tmp_path, upstream, runs_on_loop)
    assert bool(before) is (rule.code not in SEEN_ELSEWHERE)
    outcome = fixed(tmp_path)
    assert outcome.fixed[0].code == rule.code
    assert {each.code for each in outcome.fixed} <= {rule.code, "FAL301"}
    assert not [each for each in outcome.result.diagnostics if each.level != "advice"]
    assert symptoms(tmp_path, upstream, runs_on_loop) == set()


def symptoms(root: Path, upstream: Upstream, runs_on_loop: str) -> set[str]:
    """What goes wrong when every path operation and websocket of a program is called once."""
    found: set[str] = set()
    with recording(), watch_blocks(root) as watch, lost_coroutines(root) as lost, on_loop(runs_on_loop) as seen:
        try:
            with load_root(root, "app") as program, TestClient(program.app) as client:
                found |= set(failures(program.app, client, upstream))
        except ModuleNotFoundError as error:
            pytest.skip(f"needs {error.name}")
        except Exception as error:
            found.add(f"cannot be imported: {error!r}")
    found |= {f"lost at {lines[-1]}" for lines in lost}
    found |= {f"blocked at {block.lines[-1]}" for block in watch.blocks if block.on_event_loop}
    return found | {f"`{name}` ran on the event loop" for name in seen}


def failures(app: FastAPI, client: TestClient, upstream: Upstream) -> Iterator[str]:
    """The paths and methods whose request is not understood or raises."""
    yield from failure("/", lambda: client.get("/").status_code)
    for path, item in app.openapi()["paths"].items():
        for method in METHODS:
            if method in item:
                arguments = arguments_of(item[method], upstream)
                url = path.format(**arguments["params"])
                yield from failure(path, partial(status_of, client, method, url, arguments))
    for route in app.routes:
        if isinstance(route, WebSocketRoute):
            yield from failure(route.path, partial(greet, client, route.path))


def status_of(client: TestClient, method: str, url: str, arguments: dict[str, Any]) -> int:
    return client.request(method, url, **arguments).status_code


def failure(path: str, request: Callable[[], object]) -> Iterator[str]:
    try:
        if request() == 422:
            yield f"{path}: not understood"
    except Exception as error:
        yield f"{path}: {error!r}"


def arguments_of(operation: dict[str, Any], upstream: Upstream) -> dict[str, Any]:
    arguments: dict[str, Any] = {
        "params": {each["name"]: value_of(each, upstream) for each in operation.get("parameters", ())}
    }
    body = str(operation.get("requestBody", ""))
    if "multipart" in body:
        arguments["files"] = {"file": ("a.txt", b"hello")}
    elif "json" in body or "post" in operation["operationId"]:
        arguments["json"] = {}
    return arguments


def value_of(parameter: dict[str, Any], upstream: Upstream) -> object:
    """A value for a parameter, by its type: where a URL is asked for, one that answers."""
    if parameter["name"] == "url":
        return upstream.url
    return 1 if parameter["schema"].get("type") in ("integer", "number") else "ada"


@contextmanager
def on_loop(name: str) -> Iterator[set[str]]:
    """Whether a function of this qualified name is called in a thread that runs an event loop."""
    seen: set[str] = set()

    def profile(frame: FrameType, event: str, argument: Any) -> None:
        called = argument.__qualname__ if event == "c_call" else frame.f_code.co_qualname if event == "call" else ""
        if called == name and asyncio._get_running_loop() is not None:
            seen.add(name)

    if not name:
        yield seen
        return
    threading.setprofile(profile)
    sys.setprofile(profile)
    try:
        yield seen
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


# --- symptoms that one request does not show


@pytest.mark.parametrize(("is_fixed", "seen"), [(False, ""), (True, "acme")])
def test_the_context_variable_is_kept_after_the_fix(tmp_path: Path, is_fixed: bool, seen: str) -> None:
    rule = next(each for each in all_rules() if each.code == "FAL306")
    (tmp_path / "app.py").write_text(rule.examples[0].bad.replace("  # error", ""), "utf-8")
    if is_fixed:
        fixed(tmp_path)
    with load_root(tmp_path, "app") as program, TestClient(program.app) as client:
        assert client.get("/", headers={"X-Tenant": "acme"}).json() == seen


@pytest.mark.parametrize(("is_fixed", "second"), [(False, 500), (True, 200)])
def test_the_second_request_works_after_the_fix(copy: Path, is_fixed: bool, second: int) -> None:
    """Before it, what the first one left belongs to a loop that is closed."""
    shutil.copytree(FIXTURES / "threads/loops", copy, ignore=shutil.ignore_patterns("__pycache__"))
    if is_fixed:
        write(fix(partial(lint_copy, copy), unsafe=True))
    with load_root(copy, "app") as program, TestClient(program.app, raise_server_exceptions=False) as client:
        assert [client.get("/run").status_code for _ in range(2)] == [200, second]


@pytest.mark.parametrize(("is_fixed", "is_limited"), [(False, True), (True, False)])
def test_worker_threads_are_no_limit_after_the_fix(
    copy: Path, upstream: Upstream, is_fixed: bool, is_limited: bool
) -> None:
    shutil.copytree(FIXTURES / "threads/models", copy, ignore=shutil.ignore_patterns("__pycache__"))
    if is_fixed:
        fixed(copy)
    with load_root(copy, "app") as program:
        upstream.delay = DELAY
        seconds = asyncio.run(seconds_for_many(program.app, "/invoke"))
    assert (seconds >= 2 * DELAY) is is_limited


# --- the fixture programs


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Path]:
    root = tmp_path / "program"
    yield root
    shutil.rmtree(root, ignore_errors=True)


def remaining(outcome: Outcome, root: Path, *codes: str) -> set[Line]:
    """The lines of the findings that have no fix, with all places that they speak of."""
    return {
        statement_of_file(root, Line(str(place.path.relative_to(root)), line))
        for each in outcome.result.diagnostics
        if each.code in codes
        for place in (each, *each.chain, *each.also)
        for line in range(place.span.line, place.span.end_line + 1)
    }


MISSING = [p for topic in ("everyday", "missing_await") for p in projects(topic)]
STALLING = [p for topic in ("blocking", "contexts", "everyday") for p in projects(topic) if p != "blocking/startup"]


OTHERS = sorted(p for p in projects("") if p not in {*MISSING, *STALLING})


@pytest.mark.parametrize("project", MISSING)
def test_no_coroutine_is_lost_after_the_fixes_that_is_not_reported(project: str, copy: Path) -> None:
    shutil.copytree(FIXTURES / project, copy, ignore=shutil.ignore_patterns("__pycache__"))
    with load_root(copy, "app") as program, TestClient(program.app, raise_server_exceptions=False) as client:
        before = drive(program.app, client)
    outcome = fixed(copy)
    with load_root(copy, "app") as program, lost_coroutines(copy) as lost:
        with TestClient(program.app, raise_server_exceptions=False) as client:
            after = drive(program.app, client)
    marks = remaining(outcome, copy, *LOST) | missed(copy)
    assert [lines for lines in lost if marks.isdisjoint(statement_of_file(copy, line) for line in lines)] == []
    failing = {name for name, status in after.items() if status >= 500 and before[name] < 500}
    assert failing == ({"GET /webhook"} if project == "missing_await/discarded" else set())  # nobody listens there


@pytest.mark.parametrize("project", STALLING)
def test_nothing_blocks_after_the_fixes_that_is_not_reported(project: str, copy: Path) -> None:
    shutil.copytree(FIXTURES / project, copy, ignore=shutil.ignore_patterns("__pycache__"))
    with load_root(copy, "app") as program, TestClient(program.app, raise_server_exceptions=False) as client:
        before = drive(program.app, client)
    outcome = fixed(copy)
    with recording(), load_root(copy, "app") as program:
        with TestClient(program.app, raise_server_exceptions=False) as client, watch_blocks(copy) as watch:
            after = drive(program.app, client)
    assert {name for name, status in after.items() if status >= 500 and before[name] < 500} == set()
    marks = remaining(outcome, copy, *BLOCKING) | missed(copy)
    on_event_loop = [block.lines for block in watch.blocks if block.on_event_loop]
    assert [lines for lines in on_event_loop if marks.isdisjoint(statement_of_file(copy, line) for line in lines)] == []


@pytest.mark.parametrize("project", OTHERS)
def test_nothing_raises_after_the_fixes_where_nothing_is_reported(project: str, copy: Path) -> None:
    shutil.copytree(FIXTURES / project, copy, ignore=shutil.ignore_patterns("__pycache__"))
    before = raising(copy)
    outcome = write(fix(partial(lint_copy, copy), unsafe=True))
    after = raising(copy)
    assert after <= before
    is_mended = not missed(copy) and all(each.level == "advice" for each in outcome.result.diagnostics)
    assert not (after and is_mended)


def lint_copy(root: Path, overlay: Mapping[Path, str]) -> Result:
    return lint_paths([root], Config.load(root), overlay=overlay, group=False)


def raising(root: Path) -> set[str]:
    """The path operations of a program that raise what wrong programs raise."""
    found: set[str] = set()
    try:
        with load_root(root, "app") as program, TestClient(program.app) as client:
            for name, call in operations(program.app, client):
                try:
                    call()
                except Exception as error:
                    if isinstance(error, (TypeError, ValueError, RuntimeError, AttributeError)):
                        found.add(name)
    except ModuleNotFoundError as error:
        pytest.skip(f"needs {error.name}")
    return found


def missed(root: Path) -> set[Line]:
    """The lines that are known not to be found."""
    return {
        statement_of_file(root, Line(str(path.relative_to(root)), number))
        for path in root.rglob("*.py")
        for number, text in enumerate(path.read_text("utf-8").splitlines(), 1)
        if "# missing: [" in text
    }
