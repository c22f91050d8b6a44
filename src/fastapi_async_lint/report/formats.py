"""The formats of a report, by name. Adding one is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from rich.text import Text

from fastapi_async_lint.engine import Result
from fastapi_async_lint.report.concise import concise
from fastapi_async_lint.report.full import Read, full
from fastapi_async_lint.report.github import github
from fastapi_async_lint.report.gitlab import gitlab
from fastapi_async_lint.report.grouped import grouped
from fastapi_async_lint.report.json import json_lines, json_report
from fastapi_async_lint.report.junit import junit
from fastapi_async_lint.report.markdown import markdown
from fastapi_async_lint.report.rdjson import rdjson
from fastapi_async_lint.report.sarif import sarif


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


_Writer = Callable[[Result, Path, Read], Iterator[Text] | Iterator[str]]

_WRITERS: dict[Format, _Writer] = {
    Format.full: full,
    Format.concise: lambda result, directory, _: concise(result, directory),
    Format.grouped: lambda result, directory, _: grouped(result, directory),
    Format.json: lambda result, directory, _: json_report(result, directory),
    Format.json_lines: lambda result, directory, _: json_lines(result, directory),
    Format.github: lambda result, directory, _: github(result, directory),
    Format.gitlab: lambda result, directory, _: gitlab(result, directory),
    Format.junit: lambda result, directory, _: junit(result, directory),
    Format.rdjson: rdjson,
    Format.sarif: lambda result, directory, _: sarif(result, directory),
    Format.markdown: lambda result, directory, _: markdown(result, directory),
}


def lines(output_format: Format, result: Result, directory: Path, read: Read) -> Iterator[Text] | Iterator[str]:
    """The lines of a report. Paths are written relative to a directory; `read` gives the texts of files."""
    return _WRITERS[output_format](result, directory, read)
