"""How much is known: libraries, callables, twins, how many of them a program checks, and how many were seen to block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from fastapi_async_lint.knowledge import libraries
from fastapi_async_lint.knowledge.files import CONSTRUCTOR, Library, read_library
from tools.knowledge.missing import recorded
from tools.knowledge.overlay import read_overlay
from tools.knowledge.probe import measured

PAGE = Path(__file__).parents[2] / "docs" / "libraries.md"
_HEADER = (
    "library",
    "version",
    "classes",
    "callables",
    "asynchronous",
    "blocking",
    "twins",
    "verified",
    "measured",
    "pairs",
)
_INTRODUCTION = """\
# Libraries

Written by `python -m tools.knowledge counts --write`. A *callable* is a function, a method or a constructor that has a row.

- *asynchronous*: calling it gives something to await, to iterate or to enter asynchronously.
- *blocking*: calling it, or iterating or entering its result, keeps the thread busy or waiting.
- *twins*: it has an asynchronous counterpart to advise.
- *verified*: a program checks all that the row says of its kind, twin, parameters and types against the installed package;
  the others carry a source, and only their paths are checked.
- *measured*: `python -m tools.knowledge probe` called it in a running event loop and saw the thread begin to wait. It calls the
  clients for which the overlay says how to make one, with made-up arguments; what needs more is not seen, which says nothing
  about it.
- *pairs*: of the synchronous callables for which `python -m tools.knowledge missing` finds an asynchronous twin in the installed
  package, those known with it, of those that apps may call; what is left out is listed in `tools/knowledge/missing.toml`, with
  the reasons. Only where it was counted.

"""


@dataclass(frozen=True)
class Counts:
    """The numbers of one library, or of all."""

    classes: int = 0
    callables: int = 0
    asynchronous: int = 0
    blocking: int = 0
    twins: int = 0
    verified: int = 0
    measured: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*map(sum, zip(astuple(self), astuple(other), strict=True)))


def counts_of(name: str) -> Counts:
    """The numbers of one library."""
    library, unchecked, seen = read_library(name), read_overlay(name).unchecked, measured()
    rows = list(_callables(library))
    return Counts(
        classes=len(library.classes),
        callables=len(rows),
        asynchronous=sum(row.get("kind", "context") != "context" for _, row in rows),
        blocking=sum("blocks" in row for _, row in rows),
        twins=sum("twin" in row for _, row in rows),
        verified=sum("source" not in row and path not in unchecked for path, row in rows),
        measured=len(seen.get(name, ())),
    )


def counts(names: Sequence[str]) -> str:
    """A table, one line a library and a last one for all."""
    return "\n".join("  ".join(_padded(row)) for row in (_HEADER, *_rows(names)))


def page() -> str:
    """The text of `docs/libraries.md`."""
    rows = list(_rows(libraries()))
    rule = ("---", "---", *("---:" for _ in _HEADER[2:]))
    table = "\n".join(f"| {' | '.join(row)} |" for row in (_HEADER, rule, *rows))
    return f"{_INTRODUCTION}{len(rows) - 1} libraries:\n\n{table}\n"


def _rows(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    total, known, wanted = Counts(), 0, 0
    for name in names:
        found, pairs = counts_of(name), recorded().get(name, {})
        total += found
        known += pairs.get("known", 0)
        wanted += pairs.get("known", 0) + pairs.get("missing", 0)
        yield (name, read_library(name).version, *map(str, astuple(found)), _pairs(pairs) if pairs else "")
    yield ("all", "", *map(str, astuple(total)), f"{known} of {wanted}")


def _pairs(found: Mapping[str, int]) -> str:
    left_out = f" ({found['allowed']} left out)" if found["allowed"] else ""
    return f"{found['known']} of {found['known'] + found['missing']}{left_out}"


def _callables(library: Library) -> Iterator[tuple[str, Any]]:
    yield from library.functions.items()
    for path, row in library.classes.items():
        yield from ((f"{path}.{name}", method) for name, method in row.get("methods", {}).items())
        if "constructor" in row:
            yield path + CONSTRUCTOR, row["constructor"]


def _padded(row: Sequence[str]) -> Iterator[str]:
    for column, text in enumerate(row):
        yield text.ljust(28) if column < 2 else text.rjust(len(_HEADER[column]))
