"""What the cache answers is what a run without it says; what did not change is not found out again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, SLEEPING, Check, Write
from fastapi_async_lint import analysis, source
from fastapi_async_lint.config import ConfigError
from fastapi_async_lint.engine import Caching, Result, lint_paths
from fastapi_async_lint.session import Session
from fastapi_async_lint.source import workers
from fastapi_async_lint.store import FOLDER

HELPER = "import time\n\n\ndef pause():\n    time.sleep(1)\n"
CALLING = """\
import helpers
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
async def index():
    helpers.pause()
    await other()
"""
FILES = {"app.py": CALLING, "helpers.py": HELPER, "other.py": SLEEPING, "tests/test_app.py": "async def test(): ...\n"}


class Work:
    """What a run did: the texts that it parsed, and the projects that it analysed."""

    def __init__(self) -> None:
        self.parsed: list[str] = []
        self.analysed = 0

    def taken(self) -> tuple[list[str], int]:
        parsed, self.parsed = sorted(self.parsed), []
        analysed, self.analysed = self.analysed, 0
        return parsed, analysed


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    work = Work()
    facts, analysis_init = source.facts, analysis.Analysis.__init__

    def parse(text: str) -> object:
        work.parsed.append(text)
        return facts(text)

    def analyse(self: analysis.Analysis, *arguments: object) -> None:
        work.analysed += 1
        analysis_init(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(source, "facts", parse)
    monkeypatch.setattr(analysis.Analysis, "__init__", analyse)
    return work


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were written a moment ago count as settled, as they are in life."""
    monkeypatch.setattr("fastapi_async_lint.cache._SETTLED", -1_000_000_000_000)


def cached(root: Path, *paths: str) -> Result:
    return lint_paths([root / path for path in paths] or [root], caching=Caching())


def fresh(root: Path, *paths: str) -> Result:
    return lint_paths([root / path for path in paths] or [root])


def found(result: Result) -> list[str]:
    return [f"{d.path.name}:{d.span.line} {d.code}" for d in result.diagnostics]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_nothing_is_done_twice(project: Write, work: Work) -> None:
    root = project(FILES)
    first = cached(root)
    assert found(first) == ["app.py:9 FAL202", "other.py:10 FAL201"]
    parsed, analysed = work.taken()
    assert (set(parsed), analysed) == ({CALLING, HELPER, SLEEPING}, 1)
    assert cached(root) == first == fresh(root)
    work.taken()
    assert cached(root) == first
    assert work.taken() == ([], 0)


def test_what_was_parsed_is_kept_when_somebody_loses_patience(
    project: Write, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    root = project(FILES)
    with monkeypatch.context() as patched:
        patched.setattr(analysis.Analysis, "_solve", interrupted)
        with pytest.raises(KeyboardInterrupt):
            cached(root)
    assert len(work.taken()[0]) == 3
    assert not list((root / FOLDER).glob("*-wal")), "sqlite keeps one for as long as a file is open"
    assert found(cached(root)) == ["app.py:9 FAL202", "other.py:10 FAL201"]
    assert work.taken() == ([], 1)


def test_a_file_that_is_edited_is_the_only_one_that_is_parsed(project: Write, work: Work) -> None:
    root = project(FILES)
    cached(root)
    work.taken()
    edit(root / "helpers.py", "time.sleep(1)", "print(1)")
    assert found(cached(root)) == ["other.py:10 FAL201"]
    assert work.taken() == ([HELPER.replace("time.sleep(1)", "print(1)")], 1)
    edit(root / "helpers.py", "print(1)", "time.sleep(1)")
    assert found(cached(root)) == ["app.py:9 FAL202", "other.py:10 FAL201"]
    assert work.taken() == ([], 0)  # as it was before


def test_a_change_of_layout_moves_findings_and_analyses_nothing(project: Write, work: Work) -> None:
    root = project(FILES)
    cached(root)
    work.taken()
    edit(root / "other.py", "import time", "# a comment\n\nimport time")
    result = cached(root)
    assert found(result) == ["app.py:9 FAL202", "other.py:12 FAL201"]
    parsed, analysed = work.taken()
    assert (len(parsed), analysed) == (1, 0)
    assert result == fresh(root)


def test_a_comment_that_silences_is_heeded(project: Write, work: Work) -> None:
    root = project(FILES)
    cached(root)
    edit(root / "other.py", "time.sleep(1)", "time.sleep(1)  # noqa: FAL201")
    assert found(cached(root)) == ["app.py:9 FAL202"] == found(fresh(root))


def test_files_that_come_go_and_are_renamed(project: Write) -> None:
    root = project(FILES)
    cached(root)
    (root / "helpers.py").rename(root / "helper.py")
    assert found(cached(root)) == found(fresh(root)) == ["other.py:10 FAL201"]
    (root / "helper.py").rename(root / "helpers.py")
    (root / "more.py").write_text(SLEEPING)
    assert found(cached(root)) == found(fresh(root)) == ["app.py:9 FAL202", "more.py:10 FAL201", "other.py:10 FAL201"]
    (root / "more.py").unlink()
    assert found(cached(root)) == ["app.py:9 FAL202", "other.py:10 FAL201"]


def test_tests_are_not_parsed_unless_something_imports_them(project: Write, work: Work) -> None:
    root = project(FILES)
    cached(root)
    work.taken()
    edit(root / "tests" / "test_app.py", "test", "test2")
    cached(root)
    assert work.taken() == ([], 1)  # what tests call is looked for in their text
    cached(root)
    assert work.taken() == ([], 0)


def test_tests_that_something_imports_are_read(project: Write, work: Work) -> None:
    calling = CALLING.replace("import helpers", "from tests import helpers")
    root = project({"app.py": calling, "tests/__init__.py": "", "tests/helpers.py": HELPER})
    assert found(cached(root)) == ["app.py:9 FAL202"]
    work.taken()
    assert found(cached(root)) == ["app.py:9 FAL202"]
    assert work.taken() == ([], 0)
    edit(root / "tests" / "helpers.py", "time.sleep(1)", "print(1)")
    assert found(cached(root)) == []


def test_the_configuration_is_part_of_the_question(project: Write) -> None:
    root = project(FILES)
    cached(root)
    edit_config(root, 'ignore = ["FAL202"]')
    assert found(cached(root)) == ["other.py:10 FAL201"]
    edit_config(root, 'exclude = ["other.py"]')
    assert found(cached(root)) == ["app.py:9 FAL202"]
    edit_config(root, 'knowledge.functions."helpers.pause" = {}')
    assert found(cached(root)) == found(fresh(root)) == ["other.py:10 FAL201"]
    edit_config(root, 'levels.FAL201 = "advice"')
    assert [each.level for each in cached(root).diagnostics] == ["error", "advice"]
    edit_config(root, 'levels.FAL999 = "advice"')
    with pytest.raises(ConfigError, match="unknown rule 'FAL999'"):
        cached(root)


def edit_config(root: Path, line: str) -> None:
    (root / "pyproject.toml").write_text(f"[tool.fastapi-async-lint]\n{line}\n")


def test_a_part_of_a_project_is_answered_from_the_whole(project: Write, work: Work) -> None:
    root = project(FILES)
    cached(root)
    work.taken()
    assert found(cached(root, "other.py")) == ["other.py:10 FAL201"]
    assert work.taken() == ([], 0)


def test_the_whole_is_completed_from_a_part(project: Write, work: Work) -> None:
    root = project(FILES)
    cached(root, "other.py")
    assert found(cached(root)) == ["app.py:9 FAL202", "other.py:10 FAL201"]
    work.taken()
    assert found(cached(root)) == ["app.py:9 FAL202", "other.py:10 FAL201"]
    assert work.taken() == ([], 0)


def test_a_file_that_cannot_be_parsed(project: Write, work: Work) -> None:
    root = project({**FILES, "broken.py": "async def (\n"})
    first = cached(root)
    assert found(first) == found(fresh(root)) == ["app.py:9 FAL202", "broken.py:1 FAL000", "other.py:10 FAL201"]
    work.taken()
    assert cached(root) == first
    assert work.taken() == ([], 0)
    (root / "broken.py").write_text(SLEEPING)
    assert found(cached(root)) == ["app.py:9 FAL202", "broken.py:10 FAL201", "other.py:10 FAL201"]


def test_two_changes_within_one_tick_of_the_clock(project: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fastapi_async_lint.cache._SETTLED", 2_000_000_000)
    root = project(FILES)
    before = (root / "helpers.py").stat()
    cached(root)
    edit(root / "helpers.py", "time.sleep(1)", "time.sleeq(1)")  # as long as before
    os.utime(root / "helpers.py", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert found(cached(root)) == ["other.py:10 FAL201"]


def test_the_session_of_an_editor_uses_it(project: Write, work: Work) -> None:
    root = project(FILES)
    cached(root)
    work.taken()
    assert found(Session(root).lint(root / "app.py", CALLING)) == ["app.py:9 FAL202"]
    assert work.taken() == ([], 0)
    moved = f"\n\n{CALLING}"
    assert found(Session(root).lint(root / "app.py", moved)) == ["app.py:11 FAL202"]  # not saved yet
    assert work.taken() == ([moved], 0)
    assert (root / "app.py").read_text() == CALLING
    assert found(cached(root)) == ["app.py:9 FAL202", "other.py:10 FAL201"]


def test_the_command_line_uses_what_flake8_found(project: Write, work: Work) -> None:
    root = project({"other.py": SLEEPING})
    Session(root).lint(root / "other.py", SLEEPING)
    work.taken()
    assert found(cached(root)) == ["other.py:10 FAL201"]
    assert work.taken() == ([], 0)


def kept(root: Path) -> Path:
    return next((root / FOLDER).glob("*.sqlite3"))


def test_what_was_poisoned_is_not_believed(project: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(FILES)
    expected = found(fresh(root))
    poison = [
        "",
        "[]",
        "{}",
        "1",
        '{"files": 1}',
        '{"a": 1}',
        '[[[1, [["x"]]]], [[39, 1, 0]]]',
        "[[],[[1,2,3]]]",
        "null",
    ]
    poison += ['{"beside": {}, "files": {"other.py": [{}], "app.py": [1]}}', '{"app.py": ["a", 1, 2, 3, 4, 5]}']
    poison += [
        '{"app.py": [0, 0, "0", "0", true, null]}',
        '[["a", "b"]]',
        "[[1, 2, 3, 4, 5, 6]]",
        "[[[0,[[1]]]],[[37,1,0]]]",
    ]
    for text in poison:
        shutil.rmtree(root / FOLDER, ignore_errors=True)
        cached(root)
        store = Caching().of(root)._store  # type: ignore[union-attr]
        for kind in ("files", "facts", "spans"):
            for key, _ in list(store._read(kind, "1", ())):
                store.put(kind, key, text)
        for key, _ in list(store._read("findings", "1", ())):
            store.put("findings", key, text.replace("{}, ", ""))
        store.close()
        assert found(cached(root)) == expected, text
        assert found(cached(root)) == expected, text


def test_options_of_the_command_line(project: Write, check: Check) -> None:
    root = project(FILES)
    first = check("--no-cache", "--output-format", "json")
    assert not (root / FOLDER).exists()
    other = root.parent / "elsewhere"
    assert check("--cache-dir", str(other), "--output-format", "json").stdout == first.stdout
    assert not (root / FOLDER).exists()
    assert list(other.glob("*.sqlite3"))
    assert check("--output-format", "json").stdout == first.stdout
    assert kept(root)


def test_fixing_uses_it_too(project: Write, check: Check) -> None:
    root = project(FILES)
    check("--diff", "--no-cache")
    assert not (root / FOLDER).exists()
    check("--diff", "--cache-dir", str(root.parent / "elsewhere"))
    assert list((root.parent / "elsewhere").glob("*.sqlite3"))
    assert not (root / FOLDER).exists()
    check("--diff")
    assert kept(root)


def test_clean(project: Write, check: Check, command: object) -> None:
    from typer.testing import CliRunner

    from fastapi_async_lint.cli import app

    root = project(FILES)
    check()
    assert kept(root)
    result = CliRunner().invoke(app, ["clean"])
    assert (result.exit_code, result.stderr) == (0, f"Removed {FOLDER}\n")
    assert not (root / FOLDER).exists()
    assert CliRunner().invoke(app, ["clean"]).exit_code == 0


def test_no_cache_lies_where_no_project_is(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(SLEEPING)
    assert found(cached(tmp_path)) == ["app.py:10 FAL201"]
    assert not (tmp_path / FOLDER).exists()


IMPORTED = """
import sys
from fastapi_async_lint.cli import app
try:
    app(["check", "-q", "--output-format", "concise"])
except SystemExit:
    pass
print([name for name in ("libcst", "fastapi_async_lint.analysis", "fastapi_async_lint.rules") if name in sys.modules])
"""


def test_an_unchanged_project_is_answered_without_parser_analysis_and_rules(project: Write, check: Check) -> None:
    project(FILES)
    check()
    run = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True, timeout=120)
    assert run.stdout.splitlines()[-1] == "[]"
    assert run.stdout.count("FAL20") == 2


# --- real programs


def test_the_same_bytes_cold_warm_edited_serial_and_parallel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, check: Check
) -> None:
    root = tmp_path / "chat_app"
    shutil.copytree(ROOT / "examples" / "chat_app", root)
    (root / "pyproject.toml").touch()
    monkeypatch.chdir(root)

    def printed(*options: str) -> str:
        return check("--output-format", "json", *options).stdout

    expected = printed("--no-cache")
    assert len(json.loads(expected)["findings"]) > 5
    assert [printed(), printed()] == [expected, expected]
    for path in sorted(root.rglob("*.py"))[:6]:
        text = path.read_text("utf-8")
        path.write_text(
            f"{text}\n\nasync def added_below(client):\n    return [client.x async for y in client]\n", "utf-8"
        )
        assert printed() == printed("--no-cache")
        path.write_text(text, "utf-8")
    assert printed() == expected
    shutil.rmtree(root / FOLDER)
    monkeypatch.setattr(workers, "pays", lambda texts: True)
    assert [printed(), printed()] == [expected, expected]
