"""What is kept of a project between runs: what is known of each file's content, its facts, positions, and findings.

Everything is kept under the content that it was made from, so that nothing ever has to be called out of date.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache as once
from importlib.machinery import PathFinder
from pathlib import Path
from time import time_ns
from typing import Any, NamedTuple

from fastapi_async_lint import source
from fastapi_async_lint.model import Anchor, Module, Span
from fastapi_async_lint.source import codec
from fastapi_async_lint.store import FOLDER, Store, digest

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time says that it has not changed: what is written twice within one tick has one time."""

Stamp = tuple[int, int]
"""Time of the last change, and size."""


class Record(NamedTuple):
    """What is known of a file's content: its digest, that of its facts (empty: not read yet), whether it can have findings (one
    that cannot be decoded has that), why it cannot be read as Python (reason, line, column), if so, and whether its comments may
    be about this program."""

    content: str
    facts: str = ""
    matters: bool = False
    error: tuple[str, int, int] | None = None
    comments: bool = False


class Cache:
    """What is kept about one project."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        self._root = str(root)
        self._store = Store(folder or root / FOLDER, _version())

    def records(self) -> dict[str, tuple[Stamp, Record]]:
        """The records of the last run, by path, with the stamps that the files had."""
        try:
            rows = json.loads(self._store.get("files", self._root) or "{}")
            return {
                str(path): (
                    (int(time), int(size)),
                    Record(str(content), str(facts), bool(matters), _error(error), bool(comments)),
                )
                for path, (time, size, content, facts, matters, error, comments) in rows.items()
            }
        except (ValueError, TypeError, AttributeError):
            return {}

    def keep_records(self, records: Mapping[str, tuple[Stamp, Record]]) -> None:
        """Keeps them for the next run."""
        newest = time_ns() - _SETTLED
        rows = {path: (time if time < newest else 0, size, *record) for path, ((time, size), record) in records.items()}
        self._store.put("files", self._root, json.dumps(rows, separators=(",", ":")))

    def facts_texts(self, contents: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The facts of those contents that are known, as text."""
        return self._store.get_many("facts", contents)

    def keep_facts(self, content: str, text: str) -> None:
        """Keeps the facts of a content, as text."""
        self._store.put("facts", content, text)

    def spans(self, content: str, path: str) -> dict[Anchor, Span]:
        """The positions in a content that were asked for before; `path` is where it lies now."""
        try:
            rows = json.loads(self._store.get("spans", content) or "[]")
            return {Anchor(path, int(scope), int(at)): Span(*map(int, span)) for scope, at, *span in rows}
        except (ValueError, TypeError):
            return {}

    def keep_spans(self, content: str, spans: Mapping[Anchor, Span]) -> None:
        """Keeps the positions in a content."""
        rows = [[anchor.scope, anchor.expression, *span] for anchor, span in sorted(spans.items())]
        self._store.put("spans", content, json.dumps(rows, separators=(",", ":")))

    def document(self, kind: str, key: str) -> Any:
        """Something else that was kept, as plain data; `None` when it was not."""
        text = self._store.get(kind, key)
        try:
            return None if text is None else json.loads(text)
        except ValueError:
            return None

    def keep_document(self, kind: str, key: str, data: object) -> None:
        """Keeps plain data."""
        self._store.put(kind, key, json.dumps(data, separators=(",", ":")))

    def flush(self) -> None:
        """Writes all that is to be kept."""
        self._store.flush()

    def close(self) -> None:
        """The same, and lets go of the file."""
        self._store.close()


def _error(row: Any) -> tuple[str, int, int] | None:
    if not row:
        return None
    reason, line, column = row
    return str(reason), int(line), int(column)


def encoded(module: Module) -> str:
    """Facts as text."""
    with source.deep_recursion():
        return codec.encode(module)


def stamp_of(path: Path | str) -> Stamp | None:
    """A file's stamp; `None` when it has none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a thousand times in every run
    except OSError:
        return None
    return _stamp(status)


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_mtime_ns, status.st_size


@once
def _version() -> str:
    """What the answers depend on but for the project: this program, the parser and Python. The files of this program are told
    apart by their stamps, which is what changes while it is worked on."""
    package = Path(__file__).parent
    own = sorted(
        f"{entry.path} {_stamp(entry.stat())}"
        for folder, folders, _ in os.walk(package)
        for entry in _entries(folder, folders)
    )
    return digest("\n".join([_parser(), sys.version, *own]).encode("utf-8", "surrogateescape"))


def _entries(folder: str, folders: list[str]) -> Iterator[os.DirEntry[str]]:
    folders[:] = [name for name in folders if name != "__pycache__"]
    with os.scandir(folder) as entries:
        yield from (entry for entry in entries if entry.is_file())


def _parser() -> str:
    """Which libcst is installed: what its `_version.py` says, as `importlib.metadata` takes a quarter of a run to import."""
    found = PathFinder.find_spec("libcst")
    if found is None or found.origin is None:
        return ""
    try:
        return Path(found.origin).with_name("_version.py").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return f"{found.origin} {stamp_of(found.origin)}"
