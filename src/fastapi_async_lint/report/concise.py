"""`concise`: one line a diagnostic, `path:line:column: CODE message`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fastapi_async_lint.engine import Result
from fastapi_async_lint.report.styled import Line, Read
from fastapi_async_lint.report.text import also_text, fixable_mark, place, printable


def concise(result: Result, directory: Path, _: Read) -> Iterator[Line]:
    """The lines of the report."""
    for diagnostic in result.diagnostics:
        yield Line.of(
            (place(diagnostic.path, diagnostic.span, directory), "bold"),
            ": ",
            (diagnostic.code, "bold red"),
            " ",
            fixable_mark(diagnostic),
            printable(diagnostic.message),
            also_text(diagnostic),
        )
