"""`rdjson`: reviewdog's diagnostic format (reviewdog/reviewdog, `proto/rdf/reviewdog.proto`).

Columns count UTF-8 bytes from 1.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi_async_lint.engine import Diagnostic, Result
from fastapi_async_lint.model import Level, Span
from fastapi_async_lint.report.styled import Read
from fastapi_async_lint.report.text import also_text, lines_of, relative

_SEVERITIES: dict[Level, str] = {"error": "ERROR", "warning": "WARNING", "advice": "INFO"}

Lines = Callable[[Path], list[str]]


def rdjson(result: Result, directory: Path, read: Read) -> Iterator[str]:
    """The report: one JSON document. Fixes of one edit that need no import become suggestions."""

    @lru_cache(maxsize=16)
    def lines(path: Path) -> list[str]:
        return lines_of(read(path))

    document = {
        "source": {"name": "fastapi-async-lint"},
        "diagnostics": [_diagnostic(diagnostic, directory, lines) for diagnostic in result.diagnostics],
    }
    yield json.dumps(document, indent=2)


def _diagnostic(diagnostic: Diagnostic, directory: Path, lines: Lines) -> dict[str, Any]:
    steps = [*diagnostic.chain, *diagnostic.also]
    found: dict[str, Any] = {
        "message": diagnostic.message + also_text(diagnostic),
        "location": _location(diagnostic.path, diagnostic.span, directory, lines),
        "severity": _SEVERITIES[diagnostic.level],
        "code": {"value": diagnostic.code},
        "related_locations": [
            {"message": step.text, "location": _location(step.path, step.span, directory, lines)} for step in steps
        ],
    }
    fix = diagnostic.fix
    if fix is not None and len(fix.edits) == 1 and not fix.imports:
        found["suggestions"] = [
            {"range": _range(edit.span, lines(diagnostic.path)), "text": edit.text} for edit in fix.edits
        ]
    return found


def _location(path: Path, span: Span, directory: Path, lines: Lines) -> dict[str, Any]:
    return {"path": relative(path, directory), "range": _range(span, lines(path))}


def _range(span: Span, lines: list[str]) -> dict[str, Any]:
    return {
        "start": {"line": span.line, "column": _column(lines, span.line, span.column)},
        "end": {"line": span.end_line, "column": _column(lines, span.end_line, span.end_column)},
    }


def _column(lines: list[str], line: int, column: int) -> int:
    text = lines[line - 1] if line <= len(lines) else ""
    return len(text[:column].encode("utf-8", "surrogatepass")) + max(column - len(text), 0) + 1
