"""The command lines that are understood without typer say what they say with it."""

import inspect
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from typer.testing import CliRunner

from conftest import SLEEPING, Run, Write
from fastapi_async_lint import cli
from fastapi_async_lint.command import plain
from fastapi_async_lint.options import Options
from fastapi_async_lint.report.formats import Format

PLAIN = [
    ["check"],
    ["check", "."],
    ["check", "a.py", "src/b c.py", "../d"],
    ["check", "-q", "-e"],
    ["check", "--quiet", "a.py", "--exit-zero", "--quiet"],
    *(["check", "--output-format", name] for name in Format),
    ["check", "--output-format=concise", "--output-format", "json", "a.py"],
]
OTHER = [
    [],
    ["rule"],
    ["-q", "check"],
    ["check", "-"],
    ["check", "--"],
    ["check", "-qe"],
    ["check", "--quie"],
    ["check", "--quiet=yes"],
    ["check", ""],
    ["check", "--help"],
    ["check", "--fix"],
    ["check", "--select", "FAL201"],
    ["check", "--output-format"],
    ["check", "--output-format", "pretty"],
    ["check", "--output-format="],
]


def asked(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> Options:
    """What typer makes of a command line."""
    seen: list[Options] = []
    monkeypatch.setattr(cli, "run_check", lambda options: seen.append(options) or 0)
    result = CliRunner().invoke(cli.app, arguments)
    assert result.exit_code == 0, result.output
    return seen[0]


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_a_plain_command_line_says_what_typer_says(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    options = plain(arguments, {})
    assert options == asked(arguments, monkeypatch)
    assert all(
        type(getattr(options, field.name)) is type(getattr(asked(arguments, monkeypatch), field.name))
        for field in fields(Options)
    )


@pytest.mark.parametrize("arguments", OTHER, ids=" ".join)
def test_every_other_one_is_left_to_typer(arguments: list[str]) -> None:
    assert plain(arguments, {}) is None


@pytest.mark.parametrize(
    "name", ["FASTAPI_ASYNC_LINT_SELECT", "FASTAPI_ASYNC_LINT_OUTPUT_FORMAT", "_FASTAPI_ASYNC_LINT_COMPLETE"]
)
def test_so_is_one_with_options_in_the_environment(name: str) -> None:
    assert plain(["check"], {name: "FAL201"}) is None


def test_every_option_has_its_default_in_both() -> None:
    stated = {name: parameter.default for name, parameter in inspect.signature(cli.check).parameters.items()}
    assert stated == {field.name: field.default for field in fields(Options)}


def test_a_plain_command_line_imports_no_library_for_command_lines_or_colours(project: Write) -> None:
    project({"app.py": SLEEPING})
    program = (
        "import sys; from fastapi_async_lint.command import run\n"
        "try: run(['check'])\n"
        "except SystemExit as end: print(end.code)\n"
        "print([name for name in ('typer', 'click', 'pydantic', 'rich.console', 'importlib.metadata') if name in sys.modules])"
    )
    environment = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "TTY_COMPATIBLE")}
    for _ in range(2):
        run = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
        )
    assert run.stdout.splitlines()[-2:] == ["1", "[]"]


def test_who_reads_no_further_is_no_defect(project: Write, command: Run) -> None:
    project({f"app{number}.py": SLEEPING for number in range(300)})
    command("check", "-q")
    line = f"{sys.executable} -m fastapi_async_lint check -q | head -n 1; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr, len(run.stdout.splitlines())) == (1, "", 1)


def test_it_is_run_as_a_module_too(project: Write) -> None:
    root = project({"app.py": SLEEPING})
    run = subprocess.run(
        [sys.executable, "-m", "fastapi_async_lint", "check", str(Path("app.py"))],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr.splitlines()[0]) == (1, "Found 1 error.")
