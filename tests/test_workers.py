"""Parsing in several processes gives what parsing in one gives; whatever happens to a process costs one file."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from conftest import ROOT
from fastapi_async_lint import source
from fastapi_async_lint.source import SourceError, workers
from fastapi_async_lint.source.codec import encode
from fastapi_async_lint.source.workers import parse_all

FAKE = """
import os, sys, time, json
print('"ready"', flush=True)
for line in sys.stdin:
    text = json.loads(line)
    if text == "die":
        os.abort()
    if text == "hang":
        time.sleep(600)
    if text == "half":
        os.write(1, b'"half of a li')
        os._exit(0)
    print({"nonsense": "{", "number": "[[1]]"}.get(text, json.dumps(text * 2)), flush=True)
"""


def texts() -> dict[str, str]:
    files = sorted((ROOT / "src").rglob("*.py"))[:25]
    return {str(path): path.read_text("utf-8") for path in files} | {
        "broken": "def (",
        "half": "x = '\ud800'\n",
        "": "",
    }


def test_the_same_facts() -> None:
    given = texts()
    found = dict(parse_all(given, count=2))
    assert set(found) == set(given)
    for key, text in given.items():
        expected, answer = workers._parsed(text), found[key]
        if isinstance(expected, SourceError):
            assert isinstance(answer, SourceError)
            assert (answer.reason, answer.line, answer.column) == (expected.reason, expected.line, expected.column)
        else:
            assert answer == expected == encode(source.facts(text))


@pytest.mark.parametrize("bad", ["die", "half", "hang", "nonsense"])
def test_a_process_that_goes_wrong_costs_the_file_that_it_was_at(bad: str) -> None:
    given = {f"file {number}": f"text {number}" for number in range(30)} | {"bad": bad, "bad too": bad}
    start = time.monotonic()
    found = dict(parse_all(given, count=2, start=[sys.executable, "-c", FAKE], limit=1.0))
    assert time.monotonic() - start < 60
    assert {key for key, answer in found.items() if isinstance(answer, SourceError)} == {"bad", "bad too"}
    assert found["file 7"] == "text 7text 7"


@pytest.mark.parametrize("start", [["/no/such/program"], [sys.executable, "-c", "pass"], [sys.executable, "-c", "!"]])
def test_processes_that_cannot_be_started(start: list[str]) -> None:
    assert dict(parse_all({"a": "x = 1\n", "b": "y"}, count=2, start=start)) == {
        "a": encode(source.facts("x = 1\n")),
        "b": encode(source.facts("y")),
    }


def test_nobody_is_left_behind_when_nobody_listens() -> None:
    answers = parse_all(texts(), count=2)
    next(answers)
    answers.close()  # type: ignore[attr-defined]


def test_it_does_not_pay_for_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 4)
    assert not workers.pays({"a": "x"})
    assert workers.pays({"a": "x" * workers.WORTHWHILE})
    monkeypatch.setattr(workers, "processors", lambda: 1)
    assert not workers.pays({"a": "x" * workers.WORTHWHILE})


def test_a_process_imports_nothing_from_the_current_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json", "libcst", "sitecustomize", "usercustomize", "fastapi_async_lint"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write({name!r})")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), *sys.path])
    assert not isinstance(dict(parse_all({"a": "x"}, count=2))["a"], SourceError)
    assert not (tmp_path / "ran").exists()
