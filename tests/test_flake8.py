"""The flake8 plugin says what the command line says, however flake8 is run, and never disturbs flake8."""

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from flake8.main.cli import main as flake8_main  # type: ignore[import-untyped]

from conftest import CLEAN, ROOT, SLEEPING, Check, Write
from fastapi_async_lint import flake8_plugin, session
from fastapi_async_lint.analysis import Analysis
from fastapi_async_lint.config import Config, Selection
from fastapi_async_lint.engine import Diagnostic
from fastapi_async_lint.model import Level, Span
from fastapi_async_lint.rules import find_rule

CHAT_APP = Path("examples/chat_app")
OURS = ("--isolated", "--select", "FAL")
HELPER = "import time\n\n\ndef pause() -> None:\n    time.sleep(1)\n"
THROUGH_HELPER = CLEAN.replace("import asyncio", "import helpers").replace("await asyncio.sleep(1)", "helpers.pause()")

Lines = Callable[..., list[str]]


def flake8(*arguments: str, stdin: str = "", prelude: str = "", cwd: Path | None = None) -> list[str]:
    """The lines that flake8 prints in a process of its own; it must print nothing else."""
    program = f"import sys\n{prelude}\nfrom flake8.main.cli import main\nif __name__ == '__main__': sys.exit(main())"
    line = [sys.executable, "-c", program, *OURS, *arguments]
    run = subprocess.run(
        line, input=stdin, capture_output=True, encoding="utf-8", check=False, timeout=300, cwd=cwd or Path.cwd()
    )
    assert run.stderr == ""
    assert run.returncode == (1 if run.stdout else 0)
    return run.stdout.splitlines()


@cache
def expected() -> list[str]:
    """What the command line says about the sample application, in the order of files and lines; without advice."""
    line = [sys.executable, "-m", "fastapi_async_lint", "check", "-q", "--output-format", "concise", str(CHAT_APP)]
    run = subprocess.run(line, capture_output=True, encoding="utf-8", check=False, timeout=300, cwd=ROOT)
    assert run.returncode == 1
    lines = (line.replace(" [*] ", " ") for line in run.stdout.splitlines())  # flake8 fixes nothing
    return sorted((line for line in lines if not _is_advice(line)), key=_place)


def _is_advice(line: str) -> bool:
    rule = find_rule(line.split(" ", 2)[1])
    return rule is not None and rule.level == "advice"


def _place(line: str) -> tuple[str, int, int]:
    path, row, column, _ = line.split(":", 3)
    return path, int(row), int(column)


@pytest.fixture
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """The repository's root is the current directory, so that paths are printed alike."""
    monkeypatch.chdir(ROOT)


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Lines:
    """Run flake8 in this process, as an editor's long-lived server does."""

    def run(*arguments: str) -> list[str]:
        flake8_main([*OURS, "-j1", *arguments])
        streams = capsys.readouterr()
        assert streams.err == ""
        return streams.out.splitlines()

    return run


# --- the same findings


@pytest.mark.usefixtures("at_root")
@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_a_directory(jobs: str) -> None:
    assert flake8(jobs, str(CHAT_APP)) == expected()


@pytest.mark.usefixtures("at_root")
@pytest.mark.skipif(os.name == "nt", reason="spawn is all that there is")
@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_worker_processes_however_they_start(method: str) -> None:
    prelude = f"import multiprocessing; multiprocessing.set_start_method({method!r})"
    assert flake8("-j2", str(CHAT_APP), prelude=prelude) == expected()


@pytest.mark.usefixtures("at_root")
def test_one_file_at_a_time(lines: Lines) -> None:
    found = [line for path in sorted(CHAT_APP.rglob("*.py")) for line in lines(str(path))]
    assert sorted(found) == sorted(expected())


@pytest.mark.usefixtures("at_root")
@pytest.mark.parametrize("name", ["chat.py", "documents.py", "health.py"])
def test_stdin_with_a_display_name(name: str) -> None:
    path = CHAT_APP / "app" / "routes" / name
    wanted = [line for line in expected() if line.startswith(str(path))]
    text = path.read_text("utf-8")
    assert flake8("-", "--stdin-display-name", str(path), stdin=text) == wanted
    absolute = flake8("-", "--stdin-display-name", str(path.absolute()), stdin=text)
    assert absolute == [line.replace(str(path), str(path.absolute())) for line in wanted]


def test_stdin_without_a_name_is_linted_alone(project: Write) -> None:
    project({"helpers.py": HELPER})
    assert [line.split()[:2] for line in flake8("-", stdin=SLEEPING)] == [["stdin:10:5:", "FAL201"]]
    assert [line.split()[:2] for line in flake8("-", stdin=THROUGH_HELPER)] == [["stdin:10:5:", "FAL202"]]


def test_stdin_wins_over_the_disk(project: Write) -> None:
    project({"app.py": SLEEPING, "helpers.py": HELPER})
    assert flake8("-", "--stdin-display-name", "app.py", stdin=CLEAN) == []
    assert len(flake8("-", "--stdin-display-name", "new/app.py", stdin=THROUGH_HELPER)) == 1


@pytest.mark.parametrize(
    "content",
    [
        SLEEPING.replace("\n", "\r\n").encode(),
        SLEEPING.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + SLEEPING.encode(),
        b"# -*- coding: latin-1 -*-\n" + SLEEPING.replace("sleep(1)", 'sleep("\xe9"), time.sleep(2)').encode("latin-1"),
        SLEEPING.replace("    time", '    "\u732b\u00e9"; time').encode(),
        SLEEPING.replace("    time", "\ttime").encode().rstrip(),
        b"\x0c" + SLEEPING.replace("\n\n", "\n\x0c\n").encode(),
    ],
    ids=["crlf", "cr", "bom", "latin-1", "wide", "tab", "form-feed"],
)
def test_positions_are_those_of_the_command_line(project: Write, check: Check, lines: Lines, content: bytes) -> None:
    project({"app.py": content})
    found = lines("app.py")
    assert found == check("-q", "--output-format", "concise", "app.py").stdout.replace(" [*] ", " ").splitlines()
    assert found


# --- configuration


def test_the_projects_own_configuration_holds(project: Write, lines: Lines) -> None:
    project({"app.py": SLEEPING}, '[tool.fastapi-async-lint]\nignore = ["FAL201"]\n')
    assert lines("app.py") == []
    project({"app.py": SLEEPING}, '[tool.fastapi-async-lint]\nexclude = ["app.py"]\n')
    assert lines("app.py") == []


@pytest.mark.parametrize("config", ["[tool", "[tool.fastapi-async-lint]\nselekt = 1\n", "\udcff"])
def test_a_broken_configuration_is_the_default(project: Write, lines: Lines, config: str) -> None:
    root = project({"app.py": SLEEPING})
    (root / "pyproject.toml").write_bytes(config.encode("utf-8", "surrogateescape"))
    assert len(lines("app.py")) == 1


@pytest.mark.parametrize("content", [None, "{"])
def test_a_broken_baseline_is_none(project: Write, lines: Lines, content: str | None) -> None:
    root = project({"app.py": SLEEPING}, '[tool.fastapi-async-lint]\nbaseline = "known.json"\nignore = ["FAL3"]\n')
    if content is not None:
        (root / "known.json").write_text(content, "utf-8")
    assert len(lines("app.py")) == 1


def test_noqa_and_selection_are_left_to_flake8(project: Write, lines: Lines) -> None:
    project({"app.py": SLEEPING.replace("sleep(1)", "sleep(1)  # noqa: FAL201")})
    assert lines("app.py") == []
    assert len(lines("--disable-noqa", "app.py")) == 1
    assert lines("--ignore", "F", "app.py") == []


def test_a_common_selection_runs_it(project: Write, capsys: pytest.CaptureFixture[str]) -> None:
    project({"app.py": SLEEPING})
    for selection in ([], ["--select", "E,F,W"], ["--extend-select", "FAL"]):
        flake8_main(["--isolated", *selection, "app.py"])
        assert "FAL201" in capsys.readouterr().out


@pytest.mark.parametrize("level", get_args(Level))
def test_advice_is_shown_only_where_it_is_selected(level: Level) -> None:
    diagnostic = Diagnostic(Path("app.py"), Span(1, 0, 1, 1), "FAL205", "blocking-file-io", level, "m")
    assert flake8_plugin._is_shown(diagnostic, Config()) is (level != "advice")
    assert flake8_plugin._is_shown(diagnostic, Config((Selection(extend_select=("FAL205",)),)))


# --- one long-lived process


def test_files_that_change_between_runs_are_read_again(project: Write, lines: Lines) -> None:
    project({"app.py": THROUGH_HELPER, "helpers.py": HELPER})
    assert [line.split()[1] for line in lines("app.py")] == ["FAL202"]
    project({"helpers.py": HELPER.replace("time.sleep(1)", "return None")})
    assert [line.split()[1] for line in lines("app.py")] != ["FAL202"]
    project({"app.py": SLEEPING})
    assert [line.split()[1] for line in lines("app.py")] == ["FAL201"]
    project({}, '[tool.fastapi-async-lint]\nignore = ["FAL2"]\n')
    assert "FAL201" not in [line.split()[1] for line in lines("app.py")]


def test_one_analysis_serves_all_files_of_a_run(project: Write, lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Analysis] = []

    def make(*given: Any) -> Analysis:
        made.append(Analysis(*given))
        return made[-1]

    monkeypatch.setattr("fastapi_async_lint.analysis.Analysis", make)
    project({f"app{number}.py": SLEEPING for number in range(5)})
    assert len(lines(".")) == 5
    assert len(lines("app1.py")) == 1
    assert len(made) == 1


def test_the_current_directory_may_change(project: Write, lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({"one/app.py": SLEEPING, "two/app.py": CLEAN})
    monkeypatch.chdir(root / "one")
    assert len(lines("app.py")) == 1
    monkeypatch.chdir(root / "two")
    assert lines("app.py") == []


# --- nothing but findings


def test_what_is_no_python_is_left_to_flake8(project: Write, lines: Lines, capsys: pytest.CaptureFixture[str]) -> None:
    project({"broken.py": "async def f(:\n", "latin.py": b"async def f():\n    return '\xe9'\n", "app.py": SLEEPING})
    assert [line.split()[1] for line in lines(".")] == ["FAL201"]
    flake8_main(["--isolated", "--select", "E9,FAL", "broken.py"])
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == ["E999"]


def test_a_defect_is_silent(project: Write, lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    project({"app.py": SLEEPING})
    monkeypatch.setattr(session.Session, "lint", fail)
    assert lines("app.py") == []


def test_a_message_is_one_printable_line(project: Write) -> None:
    text = SLEEPING.replace("time.sleep(1)", 'time.sleep("\x1b\u2028")')
    project({"app.py": text})
    plugin = flake8_plugin.Plugin(ast.parse(text), text.splitlines(keepends=True), "app.py")
    ((line, column, message, kind),) = plugin.run()
    assert (line, column, kind) == (10, 4, flake8_plugin.Plugin)
    assert message.isprintable()


@pytest.mark.parametrize(("text", "loaded"), [("x = 1\n", False), (SLEEPING, True)])
def test_the_parser_is_loaded_only_for_files_that_can_have_findings(project: Write, text: str, loaded: bool) -> None:
    project({"app.py": text})
    prelude = "import atexit; atexit.register(lambda: print('libcst' in sys.modules))"
    assert flake8_last_line("app.py", prelude=prelude) == str(loaded)


def flake8_last_line(*arguments: str, prelude: str) -> str:
    program = f"import sys\n{prelude}\nfrom flake8.main.cli import main\nmain()"
    line = [sys.executable, "-c", program, *OURS, "-j1", *arguments]
    return subprocess.run(line, capture_output=True, text=True, check=False, timeout=300).stdout.splitlines()[-1]
