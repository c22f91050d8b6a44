"""The data files beside this module: which there are, and what each states."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data")
STANDARD_LIBRARY = "stdlib"
SECTIONS = ("aliases", "functions", "classes", "values")
CONSTRUCTOR = "()"
"""How the row about calling a class is called among those of its methods."""


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
    """The rows of a section, one a line of the file, each parsed when it is first asked for: of hundreds, a few are."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = dict(line[1:].split('": ', 1) for line in lines)
        self._rows: dict[str, Any] = {}

    def __getitem__(self, path: str) -> Any:
        if path not in self._rows:
            self._rows[path] = json.loads(self._lines[path].removesuffix(","))
        return self._rows[path]

    def __contains__(self, path: object) -> bool:
        return path in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def mentioning(self, key: str) -> Iterator[str]:
        """The paths of the rows in whose text the key stands; no row is parsed for that."""
        return (path for path, line in self._lines.items() if f'"{key}": ' in line)


@cache
def library_of(path: str) -> str:
    """The name of the data file for a dotted path: its longest prefix that has one. Empty if there is none."""
    names = _names()
    top = path.partition(".")[0]
    if top in sys.stdlib_module_names or top == "builtins":
        return STANDARD_LIBRARY if STANDARD_LIBRARY in names else ""
    if path in names:
        return path
    return next((prefix for prefix in prefixes_of(path) if prefix in names), "")


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
    """What a data file states: a section opens with `"name": {` at the end of a line, and has a line for each row."""
    found: dict[str, Any] = {}
    lines = iter(text.splitlines())
    for line in lines:
        key, _, value = line.partition(": ")
        if value == "{":
            found[key.strip('"')] = LazyRows(takewhile(lambda row: row[0] == '"', lines))
        elif value:
            found[key.strip('"')] = json.loads(value.removesuffix(","))
    return found


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
    files = (file.rpartition(".") for file in os.listdir(DATA))  # noqa: PTH208 - 400 paths take a millisecond to make
    return frozenset(name for name, _, kind in files if kind == "json") - {"names"}
