"""`--statistics`: how many findings each rule has, the most frequent first, and how much of the code was understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TypedDict

from fastapi_async_lint.analysis import By, Coverage
from fastapi_async_lint.engine import Result
from fastapi_async_lint.report.json import VERSION
from fastapi_async_lint.report.styled import Line
from fastapi_async_lint.report.text import counted, printable

_MOST = 10
"""Unknown receivers and libraries that are listed."""
_WORDS: dict[By, str] = {
    "project": "code of the project",
    "library": "rows about libraries",
    "language": "rows about the language",
    "name": "the method's name alone",
    "unknown library": "nothing: a library without rows",
    "nothing": "nothing: what is called is not known",
}
_UNKNOWN: tuple[By, ...] = ("unknown library", "nothing")


class CountDocument(TypedDict):
    """The number of findings of one rule."""

    code: str
    name: str
    count: int


class NameDocument(TypedDict):
    """A name and how often it was met."""

    name: str
    count: int


class ResolutionDocument(TypedDict):
    """The calls in code that runs on the event loop, by what they were resolved by; the most frequent that were not."""

    calls: int
    resolved: int
    by: dict[str, int]
    unresolved: list[NameDocument]
    unknown_libraries: list[NameDocument]


class CountsDocument(TypedDict):
    """The statistics as plain data."""

    version: int
    files: int
    statistics: list[CountDocument]
    resolution: ResolutionDocument


def counts(result: Result) -> Iterator[Line]:
    """The lines of the report."""
    rows = _counted(result)
    width = max((len(str(row["count"])) for row in rows), default=0)
    for row in rows:
        yield Line.of((f"{row['count']:>{width}}", "bold"), "  ", (row["code"], "bold red"), f"  {row['name']}")
    if rows:
        yield Line()
    yield from _resolution_lines(_resolution(result.coverage or Coverage()))


def counts_document(result: Result) -> CountsDocument:
    """The statistics as plain data."""
    return {
        "version": VERSION,
        "files": result.files,
        "statistics": _counted(result),
        "resolution": _resolution(result.coverage or Coverage()),
    }


def _resolution_lines(resolution: ResolutionDocument) -> Iterator[Line]:
    total = resolution["calls"]
    if not total:
        yield Line.of("No calls in code on the event loop.")
        return
    share = f"{resolution['resolved'] / total:.1%}"
    yield Line.of(
        f"{resolution['resolved']} of {counted(total, 'call')} in code on the event loop resolved ({share}), by"
    )
    for word, text in _WORDS.items():
        if word in resolution["by"]:
            yield Line.of(f"{resolution['by'][word]:>7}  {text}")
    for title, names in (
        ("Called most often, and not known:", resolution["unresolved"]),
        ("Libraries without rows:", resolution["unknown_libraries"]),
    ):
        if names:
            yield Line()
            yield Line.of(title)
            yield from (Line.of(f"{name['count']:>7}  {printable(name['name'])}") for name in names)


def _resolution(coverage: Coverage) -> ResolutionDocument:
    total = coverage.calls.total()
    return {
        "calls": total,
        "resolved": total - sum(coverage.calls[word] for word in _UNKNOWN),
        "by": {word: coverage.calls[word] for word in _WORDS if coverage.calls[word]},
        "unresolved": _most_frequent(coverage.unresolved),
        "unknown_libraries": _most_frequent(coverage.libraries),
    }


def _most_frequent(names: Counter[str]) -> list[NameDocument]:
    ordered = sorted(names.items(), key=lambda item: (-item[1], item[0]))
    return [{"name": name, "count": number} for name, number in ordered[:_MOST]]


def _counted(result: Result) -> list[CountDocument]:
    numbers = Counter((diagnostic.code, diagnostic.name) for diagnostic in result.diagnostics)
    ordered = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    return [{"code": code, "name": name, "count": number} for (code, name), number in ordered]
