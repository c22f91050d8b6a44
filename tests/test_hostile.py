"""Projects that mean harm, or are out of all proportion: a clear line, soon, and the other files are linted; nothing of them runs."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from conftest import ROOT, SLEEPING, Check, Write

LIMIT = 60.0
"""Seconds of processor time that any of these may take; most take two."""
MEMORY = 1_500
"""MiB that any of these may take."""

MEASURED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({LIMIT:.0f}, {LIMIT:.0f}))
from fastapi_async_lint.command import exit_code
try:
    sys.exit(exit_code(sys.argv[1:]))
finally:
    print("MiB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def lint(root: Path, *options: str) -> list[str]:
    """The findings in a project that also has `ok.py` with one finding, which has to be among them."""
    (root / "ok.py").write_text(SLEEPING)
    line = [sys.executable, "-P", "-c", MEASURED, "check", "--output-format", "concise", *options]
    run = subprocess.run(
        line, cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False, timeout=600
    )
    assert run.returncode == 1, run.stderr[-2000:]
    assert "Traceback" not in run.stderr
    assert int(run.stderr.rpartition("MiB ")[2]) < MEMORY
    lines = [line for line in run.stdout.splitlines() if not line.startswith(" ")]
    assert any(line.startswith("ok.py:10:5: FAL201 ") for line in lines), lines
    return [line for line in lines if not line.startswith("ok.py")]


ASYNC = "async def main(): ...\n"
REFUSED = {
    "brackets": f"x = {'(' * 100_000}{')' * 100_000}\n{ASYNC}",
    "brackets that are not closed": f"{ASYNC}x = {'[' * 100_000}",
    "calls": f"{ASYNC}x{'()' * 100_000}\n",
    "attributes": f"{ASYNC}x{'.a' * 100_000}\n",
    "operators": f"{ASYNC}x = {'-' * 100_000}1\n",
    "comparisons": f"{ASYNC}x = {'1 < ' * 100_000}1\n",
    "elif": f"{ASYNC}if x: pass\n" + "elif x: pass\n" * 20_000,
    "indentation": ASYNC + "".join(f"{' ' * depth}if x:\n" for depth in range(3_000)) + " " * 3_000 + "pass\n",
    "an f-string in an f-string": ASYNC + "f'{" * 5_000 + "}'" * 5_000,
    "NUL": f"{ASYNC}\0",
    "a list of a million": f"{ASYNC}x = [{'1, ' * 1_000_000}]\n",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_a_file_that_would_kill_the_parser(text: str, project: Write) -> None:
    found = lint(project({"bad.py": text}))
    assert len(found) == 1
    assert found[0].startswith("bad.py:")
    assert " FAL000 " in found[0]


HUGE = {
    "a list of a hundred thousand": f"{ASYNC}x = [{'1, ' * 100_000}]\n",
    "a string of fifty million": f"{ASYNC}x = '{'a' * 50_000_000}'\n",
    "comments": ASYNC + "# nothing\n" * 1_000_000,
    "a union of unions": f"from typing import Union\n{ASYNC}"
    "T0 = int\n"
    + "".join(f"T{n} = Union[T{n - 1}, list[T{n - 1}], dict[T{n - 1}, T{n - 1}]]\n" for n in range(1, 60))
    + "async def f(x: T59): x.a()\n",
    "a type that doubles": f"{ASYNC}a0 = [1]\n"
    + "".join(f"a{n} = (a{n - 1}, a{n - 1}, [a{n - 1}])\n" for n in range(1, 60))
    + "a59[0]()\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_a_file_of_great_size(text: str, project: Write) -> None:
    assert [line for line in lint(project({"big.py": text})) if " FAL000 " not in line] == []


def test_a_file_of_many_lines_is_refused(project: Write) -> None:
    (line,) = lint(project({"big.py": ASYNC + "# nothing\n" * 100_001}))
    assert "FAL000" in line
    assert "too large to be parsed: more than 100,000 lines" in line


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["hierarchy", "cycle"])
def test_ten_thousand_definitions_that_rest_on_one_another(shape: str, project: Write) -> None:
    if shape == "hierarchy":
        lines = ["class A0:\n    def go(self): ...", *(f"class A{n}(A{n - 1}): ..." for n in range(1, 10_000))]
        end = "async def main():\n    A9999().go()\n    await x"
    else:
        lines = [f"def f{n}(): f{(n + 1) % 10_000}()" for n in range(10_000)]
        end = "async def main():\n    f0()\n    await x"
    assert lint(project({"big.py": "\n".join([*lines, end])})) == []


ENCODINGS = {
    "UTF-8 with a BOM": "\ufeff".encode() + SLEEPING.encode(),
    "CR LF": SLEEPING.replace("\n", "\r\n").encode(),
    "CR": SLEEPING.replace("\n", "\r").encode(),
    "form feeds": SLEEPING.replace("\n\n", "\n\f\n", 1).encode(),
    "Latin-1": b"# -*- coding: latin-1 -*-\n# caf\xe9\n" + SLEEPING.encode(),
    "UTF-7": b"# coding: utf-7\n" + SLEEPING.replace("+", "").encode("utf-7"),
    "Shift JIS": "# coding: shift_jis\n# \u65e5\u672c\n".encode("shift_jis") + SLEEPING.encode(),
}


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS)
def test_text_in_any_encoding_and_with_any_line_end(data: bytes, project: Write) -> None:
    found = lint(project({"text.py": data}))
    assert len(found) == 1
    assert " FAL201 " in found[0]


UNREADABLE = {
    "not UTF-8": b"async def f(): '\xff\xfe'\n",
    "an unknown encoding": b"# coding: klingon\nasync def f(): ...\n",
    "an encoding that is no text": b"# coding: hex\nasync def f(): ...\n",
    "UTF-16": SLEEPING.encode("utf-16"),
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_bytes_that_are_no_text(data: bytes, project: Write) -> None:
    found = lint(project({"bad.py": data}))
    assert len(found) == 1
    assert found[0].startswith("bad.py:1:")
    assert " FAL000 cannot be " in found[0]


@pytest.mark.skipif(os.name == "nt", reason="POSIX files")
def test_what_is_no_file(project: Write) -> None:
    root = project({"package/__init__.py": ""})
    os.mkfifo(root / "pipe.py")
    os.mkfifo(root / ".gitignore")
    (root / "loop").symlink_to(root)
    (root / "package" / "up").symlink_to("..")
    (root / "round.py").symlink_to("round.py")
    (root / "gone.py").symlink_to("nowhere.py")
    (root / "zero.py").symlink_to("/dev/zero")
    (root / "folder.py").mkdir()
    assert lint(root) == []


@pytest.mark.skipif(os.name == "nt", reason="POSIX files")
@pytest.mark.parametrize("name", ["round.py", "pipe.py", "/dev/null"])
def test_what_is_no_file_by_name(name: str, project: Write) -> None:
    root = project({})
    (root / "round.py").symlink_to("round.py")
    os.mkfifo(root / "pipe.py")
    assert all(" FAL000 " in line for line in lint(root, name, "ok.py"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(project: Write) -> None:
    root = project({"secret.py": ASYNC})
    (root / "secret.py").chmod(0)
    assert [line.partition(":")[0] for line in lint(root)] == ["secret.py"]


def test_a_file_that_is_gone_when_it_is_read(project: Write, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({"a.py": SLEEPING, "b.py": SLEEPING})
    from fastapi_async_lint import project as module

    original = module.Project._data

    def data(self: module.Project, path: str) -> bytes:
        if path == "a.py":
            (root / "a.py").unlink(missing_ok=True)
        return original(self, path)

    monkeypatch.setattr(module.Project, "_data", data)
    result = check("--output-format", "concise")
    assert "b.py:10:5: FAL201" in result.stdout
    assert "a.py:1:1: FAL000 cannot be read: No such file or directory" in result.stdout


@pytest.mark.skipif(os.name == "nt", reason="POSIX names")
@pytest.mark.parametrize("style", ["full", "concise", "json"])
def test_a_name_cannot_speak_to_the_terminal_or_the_build_server(style: str, project: Write, check: Check) -> None:
    root = project({})
    (root / "a\n::error::b\x1b[31m\r.py").write_text(SLEEPING)
    output = check("--output-format", style).output
    assert "FAL201" in output
    assert not any(line.startswith("::") for line in output.splitlines())
    assert "\x1b" not in output
    assert "\r" not in output


def test_a_configuration_of_a_hundred_megabytes(project: Write) -> None:
    root = project({"ok.py": SLEEPING})
    (root / "pyproject.toml").write_text("[tool.other]\nx = '" + "a" * 100_000_000 + "'\n")
    line = [sys.executable, "-P", "-c", MEASURED, "check", "--output-format", "concise"]
    run = subprocess.run(line, cwd=root, capture_output=True, text=True, check=False, timeout=600)
    assert "Traceback" not in run.stderr
    assert int(run.stderr.rpartition("MiB ")[2]) < MEMORY
    assert ("ok.py:10:5: FAL201" in run.stdout) == (run.returncode == 1)


def test_nothing_of_a_project_is_imported_or_run(project: Write, tmp_path: Path) -> None:
    flag = tmp_path / "ran"
    trap = f"open({str(flag)!r}, 'a').write(__file__ + '\\n')\n"
    names = (
        "app conftest setup sitecustomize usercustomize noxfile tasks libcst typer rich json pathspec tomllib sqlite3 fastapi flake8 "
        "package/__init__ package/__main__ tests/conftest tests/test_app fastapi_async_lint_plugin encodings/__init__ noqa"
    ).split()
    files = {f"{name}.py": f"{trap}\n{SLEEPING}" for name in names}
    root = project(
        {
            **files,
            "trap.pth": f"import sys; exec({trap!r})",
            "setup.cfg": "[flake8]\n[options.entry_points]\nflake8.extension =\n    X = app:Plugin\n",
            "trap-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: trap\nVersion: 1.0\n",
            "trap-1.0.dist-info/entry_points.txt": "[flake8.extension]\nTRP = app:Plugin\n[pydantic]\ntrap = app:plugin\n",
            "rows.toml": '[functions."app.index"]\n',
            ".fastapi_async_lint_cache/kept.py": trap,
            ".env": "PYTHONSTARTUP=app.py\n",
        },
        textwrap.dedent(
            """
            [tool.fastapi-async-lint]
            knowledge = ["rows.toml"]
            [project.entry-points."flake8.extension"]
            TRP = "app:Plugin"
            [project.entry-points.pydantic]
            trap = "app:plugin"
            [build-system]
            requires = []
            build-backend = "setup"
            backend-path = ["."]
            """
        ),
    )
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(os.path.isabs, os.environ.get("PYTHONPATH", "").split(os.pathsep))),
    }
    program = "from fastapi_async_lint.command import main; main()"
    for command in (["check"], ["check"], ["check", "app.py"], ["routes"], ["clean"]):
        line = [sys.executable, "-P", "-c", program, *command]
        run = subprocess.run(line, cwd=root, capture_output=True, text=True, check=False, timeout=300, env=environment)
        assert run.returncode in (0, 1), run.stderr
        assert not flag.exists(), flag.read_text()
    assert (ROOT / "src").is_dir()
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime > 0
