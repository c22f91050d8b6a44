"""The formats of a report, by name. Adding one is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import cast

from fastapi_async_lint.engine import Result
from fastapi_async_lint.report.styled import Line, Read


class Format(StrEnum):
    """How diagnostics are written."""

    full = "full"
    concise = "concise"
    grouped = "grouped"
    json = "json"
    json_lines = "json-lines"
    github = "github"
    gitlab = "gitlab"
    junit = "junit"
    rdjson = "rdjson"
    sarif = "sarif"
    markdown = "markdown"


_Writer = Callable[[Result, Path, Read], Iterator[Line] | Iterator[str]]

_WRITERS: dict[Format, str] = {
    Format.full: "full.full",
    Format.concise: "concise.concise",
    Format.grouped: "grouped.grouped",
    Format.json: "json.json_report",
    Format.json_lines: "json.json_lines",
    Format.github: "github.github",
    Format.gitlab: "gitlab.gitlab",
    Format.junit: "junit.junit",
    Format.rdjson: "rdjson.rdjson",
    Format.sarif: "sarif.sarif",
    Format.markdown: "markdown.markdown",
}
"""Modules and functions of this package: a run imports the format that it writes."""


def lines(output_format: Format, result: Result, directory: Path, read: Read) -> Iterator[Line] | Iterator[str]:
    """The lines of a report. Paths are written relative to a directory; `read` gives the texts of files."""
    module, _, name = _WRITERS[output_format].partition(".")
    writer = cast(_Writer, getattr(import_module(f"fastapi_async_lint.report.{module}"), name))
    return writer(result, directory, read)
