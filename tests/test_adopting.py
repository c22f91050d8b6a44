"""`--add-ignore` silences everything that is found, and changes nothing else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from conftest import CLEAN, SLEEPING, Check, Write
from fastapi_async_lint.adopting import with_ignores

OURS = "  # fastapi-async-lint: ignore[FAL201]"


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("run()\n", 1, f"run(){OURS}\n"),
        ("run()", 1, f"run(){OURS}"),
        ("run()  \r\nx\r\n", 1, f"run(){OURS}\r\nx\r\n"),
        ("run()  # why\n", 1, f"run()  # why{OURS}\n"),
        ("run()  # fastapi-async-lint: ignore[FAL101]\n", 1, "run()  # fastapi-async-lint: ignore[FAL101, FAL201]\n"),
        ("run()  # fastapi-async-lint: ignore[FAL201]\n", 1, "run()  # fastapi-async-lint: ignore[FAL201]\n"),
        ("run(\n    1,\n)\n", 1, f"run({OURS}\n    1,\n)\n"),
        ("f(\n    run(1),\n)\n", 2, f"f(\n    run(1),{OURS}\n)\n"),
        ('f(run(), """a\nb""")\n', 1, f'f(run(), """a\nb"""){OURS}\n'),
        ("x = \\\n    run()\n", 1, f"x = \\\n    run(){OURS}\n"),
        ("x = run() + \\\n    1; y = (\n    1)\n", 1, f"x = run() + \\\n    1; y = ({OURS}\n    1)\n"),
        (
            's = "# fastapi-async-lint: ignore[FAL1]", run()\n',
            1,
            f's = "# fastapi-async-lint: ignore[FAL1]", run(){OURS}\n',
        ),
    ],
)
def test_the_comment_stands_where_one_can(text: str, line: int, expected: str) -> None:
    changed = with_ignores(text, [(line, "FAL201")])
    assert changed == expected
    assert ast.dump(ast.parse(changed)) == ast.dump(ast.parse(text))


def test_everything_that_was_found_is_silent(project: Write, check: Check) -> None:
    broken = "async def f(:\n"
    texts = {
        "one.py": SLEEPING.replace("\n", "\r\n").encode(),
        "two.py": b"\xef\xbb\xbf" + SLEEPING.replace("time.sleep(1)", "time.sleep(\n        1\n    )").encode(),
        "three.py": b"# coding: latin-1\n" + SLEEPING.replace("sleep(1)", "sleep(1)  # \xe9t\xe9").encode("latin-1"),
        "clean.py": CLEAN,
        "broken.py": broken,
        "unused.py": CLEAN.replace("sleep(1)", "sleep(1)  # noqa: FAL201"),
    }
    root = project(texts)
    (root / "two.py").chmod(0o755)
    result = check("--add-ignore")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Silenced 3 findings by comments.\n")
    left = check("--output-format", "concise").stdout.splitlines()
    assert sorted(line.split()[1] for line in left) == ["FAL000", "FAL001"]
    assert (root / "one.py").read_bytes().count(b"\r\n") == SLEEPING.count("\n")
    assert (root / "two.py").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (root / "two.py").stat().st_mode & 0o777 == 0o755
    assert b"# \xe9t\xe9  # fastapi-async-lint: ignore[FAL201]" in (root / "three.py").read_bytes()
    assert (root / "clean.py").read_text("utf-8") == CLEAN
    before = {path.name: path.read_bytes() for path in root.glob("*.py")}
    assert check("--add-ignore").stderr == "Silenced 0 findings by comments.\n"
    assert {path.name: path.read_bytes() for path in root.glob("*.py")} == before


def test_stdin_cannot_be_written_to(project: Write, check: Check) -> None:
    project({})
    assert check("-", "--add-ignore", stdin=SLEEPING).exit_code == 2


def test_a_file_that_cannot_be_written_is_said_and_the_others_are(project: Write, check: Check) -> None:
    root = project({"one.py": SLEEPING, "two.py": SLEEPING})
    (root / "also.txt").hardlink_to(root / "one.py")
    result = check("--add-ignore")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "warning: one.py: not changed: it has other names (hard links), which would keep the old text",
        "Silenced 1 finding by comments.",
    ]
    assert (root / "also.txt").read_text("utf-8") == SLEEPING
    assert OURS in (root / "two.py").read_text("utf-8")


# --- ruff


NOQA = SLEEPING.replace("sleep(1)", "sleep(1)  # noqa: FAL201")
WARNING = "warning: {}: `ruff check --fix` deletes FAL codes from noqa comments"


@pytest.mark.parametrize(
    ("files", "config", "warned"),
    [
        ({}, "[tool.ruff]\nline-length = 100\n", "pyproject.toml"),
        ({}, '[tool.ruff.lint]\nselect = ["E"]\n', "pyproject.toml"),
        ({}, '[tool.ruff.lint]\nexternal = ["V"]\n', "pyproject.toml"),
        ({"ruff.toml": "[lint]\n"}, "", "ruff.toml"),
        ({}, '[tool.ruff.lint]\nexternal = ["FAL"]\n', ""),
        ({}, '[tool.ruff.lint]\nexternal = ["F"]\n', ""),
        ({}, '[tool.ruff]\nexternal = ["FAL"]\n', ""),
        ({}, '[tool.ruff]\nextend = "../ruff.toml"\n', ""),
        ({"ruff.toml": '[lint]\nexternal = ["FAL"]\n'}, "[tool.ruff]\n", ""),
        ({}, "", ""),
    ],
)
def test_a_ruff_that_does_not_know_us_is_warned_of_once(
    project: Write, check: Check, files: dict[str, str | bytes], config: str, warned: str
) -> None:
    project({"app.py": NOQA, "two.py": NOQA, **files}, config)
    result = check()
    assert (result.exit_code, result.stdout) == (0, "")
    warnings = [line for line in result.stderr.splitlines() if line.startswith("warning: ")]
    assert len(warnings) == bool(warned)
    if warned:
        assert warnings[0].startswith(WARNING.format(warned))
    assert check("-q").stderr == ""


def test_own_comments_need_no_warning(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING.replace("sleep(1)", f"sleep(1){OURS}")}, "[tool.ruff]\n")
    assert check().stderr == "All checks passed!\n"


def test_a_link_stays_one(project: Write, check: Check) -> None:
    root = project({"real/app.py": SLEEPING})
    link = root / "app.py"
    link.symlink_to(Path("real") / "app.py")
    check("--add-ignore", "app.py")
    assert link.is_symlink()
    assert OURS in (root / "real" / "app.py").read_text("utf-8")
