"""`github`: workflow commands, which GitHub shows as annotations on the lines of a change.

Escapes are those of actions/toolkit (`packages/core/src/command.ts`). GitHub shows ten errors and ten warnings a step: what
hurts most comes first. It ignores columns of a range of several lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fastapi_async_lint.engine import Diagnostic, Result
from fastapi_async_lint.model import Level
from fastapi_async_lint.report.styled import Read
from fastapi_async_lint.report.text import also_text, place, printable, relative

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "advice": "notice"}


def github(result: Result, directory: Path, _: Read) -> Iterator[str]:
    """The lines of the report, one a diagnostic."""
    for diagnostic in result.diagnostics:
        properties = {
            "title": f"{diagnostic.code} {diagnostic.name}",
            "file": relative(diagnostic.path, directory),
            **_range(diagnostic),
        }
        written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
        yield f"::{_COMMANDS[diagnostic.level]} {written}::{'%0A'.join(map(_data, _lines(diagnostic, directory)))}"


def _range(diagnostic: Diagnostic) -> dict[str, int]:
    span = diagnostic.span
    lines = {"line": span.line, "endLine": span.end_line}
    if span.line != span.end_line:
        return lines
    return {**lines, "col": span.column + 1, "endColumn": span.end_column + 1}


def _lines(diagnostic: Diagnostic, directory: Path) -> Iterator[str]:
    """A log shows the text alone, so it begins with the place."""
    where = place(diagnostic.path, diagnostic.span, directory)
    yield f"{where}: {diagnostic.code} {diagnostic.message}{also_text(diagnostic)}"
    for step in diagnostic.chain:
        yield f"via {place(step.path, step.span, directory)}: {step.text}"
    if diagnostic.help:
        yield f"help: {diagnostic.help}"


def _data(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
