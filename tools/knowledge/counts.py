"""How much is known: libraries, callables, twins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fastapi_async_lint.knowledge.files import Library, read_library

_HEADER = ("library", "version", "classes", "callables", "asynchronous", "blocking", "with twin")


def counts(names: Sequence[str]) -> str:
    """A table, one line a library and a last one for all."""
    rows = [_row(read_library(name)) for name in names]
    total = ("all", "", *(str(sum(int(row[column]) for row in rows)) for column in range(2, len(_HEADER))))
    return "\n".join("  ".join(_padded(row)) for row in [_HEADER, *rows, total])


def _row(library: Library) -> tuple[str, ...]:
    facts = list(_facts(library))
    numbers = (
        len(library.classes),
        len(facts),
        sum("kind" in fact for fact in facts),
        sum("blocks" in fact for fact in facts),
        sum("twin" in fact for fact in facts),
    )
    return (library.name, library.version, *map(str, numbers))


def _facts(library: Library) -> Iterator[Any]:
    yield from library.functions.values()
    for row in library.classes.values():
        yield from row.get("methods", {}).values()


def _padded(row: Sequence[str]) -> Iterator[str]:
    for column, text in enumerate(row):
        yield text.ljust(24) if column < 2 else text.rjust(len(_HEADER[column]))
