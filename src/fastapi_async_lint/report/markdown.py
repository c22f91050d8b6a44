"""`markdown`: a table for the summary of a CI job (`$GITHUB_STEP_SUMMARY`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fastapi_async_lint.engine import Result
from fastapi_async_lint.report.styled import Read
from fastapi_async_lint.report.text import also_text, counted, place, printable, totals

_MOST = 200
"""GitHub takes a megabyte a step."""


def markdown(result: Result, directory: Path, _: Read) -> Iterator[str]:
    """The lines of the report."""
    yield f"### fastapi-async-lint: {totals(result.diagnostics) or 'no findings'}"
    yield ""
    yield f"{counted(result.files, 'file')} linted."
    if not result.diagnostics:
        return
    yield ""
    yield "| place | rule | finding |"
    yield "|---|---|---|"
    for diagnostic in result.diagnostics[:_MOST]:
        where = _cell(place(diagnostic.path, diagnostic.span, directory))
        text = _cell(printable(diagnostic.message) + also_text(diagnostic))
        yield f"| {where} | {diagnostic.code} {diagnostic.name} | {text} |"
    if len(result.diagnostics) > _MOST:
        yield ""
        yield f"{len(result.diagnostics) - _MOST} more are in the log."
    yield ""
    yield "`fastapi-async-lint rule CODE` explains a rule and shows the right code."


def _cell(text: str) -> str:
    """Text that ends no cell and starts no tag or mention."""
    for character, escape in (("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;"), ("@", "&#64;")):
        text = text.replace(character, escape)
    return text
