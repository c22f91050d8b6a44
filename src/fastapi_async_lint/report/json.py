"""`json` and `json-lines`: everything that is known of each finding, for programs.

The document has a version: keys may be added within one, none changes its meaning or goes away. Lines and columns
count from 1, columns in code points; the end of a span is exclusive. Paths are relative to the current directory when
they are below it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

from fastapi_async_lint.engine import Diagnostic, Result, Step, TextFix
from fastapi_async_lint.model import Confidence, Level, Span
from fastapi_async_lint.report.styled import Read
from fastapi_async_lint.report.text import relative

VERSION = 1


class SpanDocument(TypedDict):
    """A range of text."""

    line: int
    column: int
    end_line: int
    end_column: int


class StepDocument(TypedDict):
    """One step of a chain of calls."""

    path: str
    span: SpanDocument
    text: str


class EditDocument(TypedDict):
    """Text that takes the place of a span."""

    span: SpanDocument
    text: str


class ImportDocument(TypedDict):
    """An import that a fix needs; an empty `name` means the module itself."""

    module: str
    name: str


class FixDocument(TypedDict):
    """How to mend a finding, in its own file."""

    title: str
    safe: bool
    edits: list[EditDocument]
    imports: list[ImportDocument]


class FindingDocument(TypedDict):
    """One finding."""

    code: str
    name: str
    level: Level
    confidence: Confidence
    path: str
    span: SpanDocument
    symbol: str
    message: str
    help: str
    chain: list[StepDocument]
    also: list[StepDocument]
    fix: FixDocument | None


class Document(TypedDict):
    """The whole report."""

    version: int
    files: int
    findings: list[FindingDocument]


def document(result: Result, directory: Path) -> Document:
    """The report as plain data."""
    findings = [_finding(diagnostic, directory) for diagnostic in result.diagnostics]
    return {"version": VERSION, "files": result.files, "findings": findings}


def json_report(result: Result, directory: Path, _: Read) -> Iterator[str]:
    """The report: one JSON document."""
    yield as_json(document(result, directory))


def json_lines(result: Result, directory: Path, _: Read) -> Iterator[str]:
    """The report: one finding a line, without what surrounds them in `json`."""
    for diagnostic in result.diagnostics:
        yield json.dumps(_finding(diagnostic, directory))


def as_json(data: object) -> str:
    """Plain data as ASCII, so that any path can be written to any stream."""
    return json.dumps(data, indent=2)


def _finding(diagnostic: Diagnostic, directory: Path) -> FindingDocument:
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "level": diagnostic.level,
        "confidence": diagnostic.confidence,
        "path": relative(diagnostic.path, directory),
        "span": _span(diagnostic.span),
        "symbol": diagnostic.symbol,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "chain": [_step(step, directory) for step in diagnostic.chain],
        "also": [_step(step, directory) for step in diagnostic.also],
        "fix": None if diagnostic.fix is None else _fix(diagnostic.fix),
    }


def _step(step: Step, directory: Path) -> StepDocument:
    return {"path": relative(step.path, directory), "span": _span(step.span), "text": step.text}


def _fix(fix: TextFix) -> FixDocument:
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": [{"span": _span(edit.span), "text": edit.text} for edit in fix.edits],
        "imports": [{"module": module, "name": name} for module, name in fix.imports],
    }


def _span(span: Span) -> SpanDocument:
    return {
        "line": span.line,
        "column": span.column + 1,
        "end_line": span.end_line,
        "end_column": span.end_column + 1,
    }
