"""`# noqa` means what it means in flake8, which is asked here."""

from __future__ import annotations

from pathlib import Path

import pytest
from flake8 import defaults

from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import lint
from fastapi_async_lint.project import Project
from fastapi_async_lint.suppressions import file_is_suppressed, is_suppressed

COMMENTS = [
    "# noqa", "# NOQA", "# noqa: FAL101", "# noqa:FAL101", "# noqa: FAL1", "# noqa: F", "# noqa: FAL102", "# noqa: E501,FAL101",
    "# noqa: E501 FAL101", "# noqa: fal101", "# noqa: E501", "# noqa : FAL102", "# noqa:", "# nothing", "#noqa", "# type: ignore # noqa: FAL101",
    "# noqa: FAL101 because", "# noqa:  FAL102",
]  # fmt: skip


def flake8_says(comment: str, code: str) -> bool:
    match = defaults.NOQA_INLINE_REGEXP.search(comment)
    if match is None:
        return False
    codes = match["codes"]
    if codes is None:
        return True
    wanted = (
        {part.upper() for part in defaults.NOQA_SEPARATOR.split(codes)}
        if hasattr(defaults, "NOQA_SEPARATOR")
        else {part.upper() for part in codes.replace(",", " ").split()}
    )
    return code in wanted or code.startswith(tuple(part for part in wanted if part))


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_comment_silences_what_it_silences_in_flake8(comment: str) -> None:
    line = f"run()  {comment}"
    assert is_suppressed([line], 1, 1, "FAL101") == flake8_says(line, "FAL101")


def test_a_comment_holds_for_all_lines_of_the_finding() -> None:
    lines = ["run(", "    1,", ")  # noqa: FAL101", "run()"]
    assert is_suppressed(lines, 1, 3, "FAL101")
    assert not is_suppressed(lines, 4, 4, "FAL101")


def test_a_file_is_silenced() -> None:
    assert file_is_suppressed("import x\n# flake8: noqa\n", "FAL101")
    assert file_is_suppressed("# flake8: noqa: FAL101\n", "FAL101")
    assert not file_is_suppressed("# flake8: noqa: E501\n", "FAL101")
    assert not file_is_suppressed("x = 1  # flake8: noqa\n", "FAL101")


def test_a_silenced_finding_is_not_reported(tmp_path: Path) -> None:
    text = "async def f(): ...\n\n\nasync def g() -> None:\n    f()  # noqa: FAL101\n    f()\n"
    (tmp_path / "app.py").write_text(text, "utf-8")
    assert [d.span.line for d in lint(Project(tmp_path), None, Config()).diagnostics] == [6]
