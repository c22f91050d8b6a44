"""`--statistics`: how many findings each rule has, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TypedDict

from rich.text import Text

from fastapi_async_lint.engine import Result
from fastapi_async_lint.report.json import VERSION


class CountDocument(TypedDict):
    """The number of findings of one rule."""

    code: str
    name: str
    count: int


class CountsDocument(TypedDict):
    """The statistics as plain data."""

    version: int
    files: int
    statistics: list[CountDocument]


def counts(result: Result) -> Iterator[Text]:
    """The lines of the table."""
    rows = _counted(result)
    width = max((len(str(row["count"])) for row in rows), default=0)
    for row in rows:
        yield Text.assemble((f"{row['count']:>{width}}", "bold"), "  ", (row["code"], "bold red"), f"  {row['name']}")


def counts_document(result: Result) -> CountsDocument:
    """The table as plain data."""
    return {"version": VERSION, "files": result.files, "statistics": _counted(result)}


def _counted(result: Result) -> list[CountDocument]:
    numbers = Counter((diagnostic.code, diagnostic.name) for diagnostic in result.diagnostics)
    ordered = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    return [{"code": code, "name": name, "count": number} for (code, name), number in ordered]
