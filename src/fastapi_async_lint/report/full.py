"""`full`: the source line with the range under it, the chain of calls hop by hop, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from rich.cells import cell_len

from fastapi_async_lint.engine import Diagnostic, Result
from fastapi_async_lint.report.styled import Line, Read
from fastapi_async_lint.report.text import STYLES, fixable_mark, lines_of, place, printable

_TAB = "    "


def full(result: Result, directory: Path, read: Read) -> Iterator[Line]:
    """The lines of the report."""

    @lru_cache(maxsize=4)
    def lines(path: Path) -> list[str]:
        return lines_of(read(path))

    for diagnostic in result.diagnostics:
        yield _headline(diagnostic, directory)
        yield from _source(diagnostic, lines(diagnostic.path))
        for step in diagnostic.chain:
            yield Line.of("  via ", (place(step.path, step.span, directory), "bold"), ": ", printable(step.text))
        for step in diagnostic.also:
            yield Line.of("  also ", (place(step.path, step.span, directory), "bold"), ": ", printable(step.text))
        if diagnostic.help:
            yield Line.of(("help", "bold cyan"), ": ", printable(diagnostic.help))
        yield Line()


def _headline(diagnostic: Diagnostic, directory: Path) -> Line:
    return Line.of(
        (place(diagnostic.path, diagnostic.span, directory), "bold"),
        ": ",
        (diagnostic.code, STYLES[diagnostic.level]),
        f" [{diagnostic.name}] ",
        fixable_mark(diagnostic),
        "" if diagnostic.level == "error" else f"({diagnostic.level}) ",
        printable(diagnostic.message),
    )


def _source(diagnostic: Diagnostic, lines: list[str]) -> Iterator[Line]:
    """The line that a diagnostic starts on, numbered, and carets under its range."""
    span = diagnostic.span
    line = lines[span.line - 1] if span.line <= len(lines) else ""
    if not line.strip():
        return
    number = str(span.line)
    end = span.end_column if span.end_line == span.line else len(line.rstrip())
    before, marked = _visible(line[: span.column]), _visible(line[span.column : end])
    padding = " " * len(number)
    carets = " " * cell_len(before) + "^" * max(cell_len(marked), 1)
    yield _numbered(padding)
    yield _numbered(number, _visible(line.rstrip()))
    yield _numbered(padding, carets, STYLES[diagnostic.level])


def _numbered(number: str, text: str = "", style: str = "") -> Line:
    return Line.of((f"{number} |", "blue"), (f" {text}" if text else "", style))


def _visible(text: str) -> str:
    return printable(text.replace("\t", _TAB))
