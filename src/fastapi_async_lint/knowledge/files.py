"""The data files beside this module: which there are, and what each states."""

from __future__ import annotations

import json
import os
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data")
STANDARD_LIBRARY = "stdlib"
SECTIONS = ("aliases", "functions", "classes", "values")
CONSTRUCTOR = "()"
"""How the row about calling a class is called among those of its methods."""

_WORDS = frozenset({"aliases", "values"})
"""The sections whose rows are single words: of them all are asked for, prefix by prefix."""
_OPENS = "{\n"
_CLOSES = "\n}"
_BETWEEN_ROWS = ',\n"'
_DECODER = json.JSONDecoder()


class Library:
    """The rows of one library, as read from its data file (or given as extra rows)."""

    def __init__(self, rows: Mapping[str, Any]) -> None:
        self.name: str = rows.get("library", "")
        self.version: str = rows.get("version", "")
        self.aliases: Mapping[str, str] = rows.get("aliases", {})
        self.functions: Mapping[str, Any] = rows.get("functions", {})
        self.classes: Mapping[str, Any] = rows.get("classes", {})
        self.values: Mapping[str, str] = rows.get("values", {})
        self._curated: Mapping[str, Sequence[str]] = rows.get("curated", {})
        self._modules: frozenset[str] | None = None
        self._tops: frozenset[str] | None = None

    @property
    def modules(self) -> frozenset[str]:
        """Every dotted prefix of a symbol's path that is not a symbol itself."""
        if self._modules is None:
            self._modules = frozenset(_parents(self._paths()).difference(self._paths()))
        return self._modules

    def is_curated(self, owner: str, name: str) -> bool:
        """True if the row of that name, in that module or class, is at least in part written by hand; else it is introspected."""
        return name in self._curated.get(owner, ())

    def covers(self, path: str) -> bool:
        """True if there are rows at or below the top-level package of the dotted `path`."""
        if self._tops is None:
            self._tops = frozenset(known.partition(".")[0] for known in self._paths())
        return path.partition(".")[0] in self._tops

    def functions_stating(self, key: str) -> Iterator[tuple[str, Any]]:
        """The rows about functions that have this key, with their paths."""
        rows = self.functions
        paths = rows.mentioning(key) if isinstance(rows, LazyRows) else iter(rows)
        return ((path, rows[path]) for path in paths if key in rows[path])

    def _paths(self) -> Iterator[str]:
        for section in (self.aliases, self.functions, self.classes, self.values):
            yield from section


class LazyRows(Mapping[str, Any]):
    """The rows of a section, a sorted line of the file each: told apart when one is first asked for, parsed when it is itself."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """`start`, `end`: where in the text of the file the lines of the section are."""
        self._section = (text, start, end)
        self._rows: dict[str, Any] = {}

    @cached_property
    def _lines(self) -> list[str]:
        """Each line, `path": row`, without its first quotation mark. The next one sorts before all that stands in paths, so that
        the lines are in the order of the paths."""
        text, start, end = self._section
        return text[start + len('"') : end].split(_BETWEEN_ROWS)

    def __getitem__(self, path: str) -> Any:
        row = self.get(path)
        if row is None:
            raise KeyError(path)
        return row

    def get(self, path: str, default: Any = None) -> Any:
        """The row, or the default: as of any mapping, without an exception for each of the many paths that are not there."""
        row = self._rows.get(path)
        if row is None and (line := self._line(path)):
            row, _ = _DECODER.raw_decode(line, len(path) + len('": '))
            self._rows[path] = row
        return default if row is None else row

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and bool(self._line(path))

    def __iter__(self) -> Iterator[str]:
        return (line[: line.index('"')] for line in self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def mentioning(self, key: str) -> Iterator[str]:
        """The paths of the rows in whose text the key stands; no row is parsed for that."""
        return (line[: line.index('"')] for line in self._lines if f'"{key}": ' in line)

    def _line(self, path: str) -> str:
        lines, begin = self._lines, f'{path}"'
        place = bisect_left(lines, begin)
        return lines[place] if place < len(lines) and lines[place].startswith(begin) else ""


@cache
def library_of(path: str) -> str:
    """The name of the data file for a dotted path: its longest prefix that has one. Empty if there is none."""
    names = _names()
    top = path.partition(".")[0]
    if top in sys.stdlib_module_names or top == "builtins":
        return STANDARD_LIBRARY if STANDARD_LIBRARY in names else ""
    while path and path not in names:
        path = path.rpartition(".")[0]
    return path


@cache
def read_library(name: str) -> Library:
    """The library in the data file `name`. Raises `FileNotFoundError` if there is none."""
    return Library(_sections((DATA / f"{name}.json").read_text(encoding="utf-8")))


@cache
def read_names() -> Mapping[str, Any]:
    """The rows of `names.json`: method name to what it is on any receiver."""
    rows: Mapping[str, Any] = json.loads((DATA / "names.json").read_text(encoding="utf-8"))
    return rows["names"]  # type: ignore[no-any-return]


def libraries() -> list[str]:
    """The names of all data files, sorted."""
    return sorted(_names())


def prefixes_of(path: str) -> Iterator[str]:
    """`a.b.c` gives `a.b`, `a`."""
    while "." in path:
        path = path.rpartition(".")[0]
        yield path


def _sections(text: str) -> dict[str, Any]:
    """What a data file states: a word or a section a line, where a section has a line for each row and `}` on one of its own."""
    found: dict[str, Any] = {}
    place = text.index(_OPENS) + len(_OPENS)
    while place:
        key, _, value = text[place : text.index("\n", place)].partition(": ")
        place += len(key) + len(": ")
        if value == "{":
            end = text.index(_CLOSES, place)
            found[key.strip('"')] = _section(key.strip('"'), text, place + len(_OPENS), end)
            place = end + len("\n")
        else:
            found[key.strip('"')] = json.loads(value.removesuffix(","))
        place = text.find('\n"', place) + 1
    return found


def _section(name: str, text: str, start: int, end: int) -> Mapping[str, Any]:
    if name in _WORDS:
        rows: Mapping[str, Any] = json.loads(f"{{{text[start:end]}}}")
        return rows
    return LazyRows(text, start, end)


def _parents(paths: Iterable[str]) -> set[str]:
    """Every dotted prefix of some paths."""
    found: set[str] = set()
    for path in paths:
        parent = path.rpartition(".")[0]
        while parent and parent not in found:
            found.add(parent)
            parent = parent.rpartition(".")[0]
    return found


@cache
def _names() -> frozenset[str]:
    files = os.listdir(DATA)  # noqa: PTH208 - 400 paths take a millisecond to make
    return frozenset([file[: -len(".json")] for file in files if file.endswith(".json")]) - {"names"}
