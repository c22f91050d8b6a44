"""What earlier runs found out, kept in a file: a table of data by kind and key. It never holds code, and never speaks up.

One sqlite file for each version of this program, in a directory of its own. Several processes may use it at once. What cannot be
opened, read or written is as if it were not there; what is damaged is thrown away and begun anew.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from time import time

FOLDER = ".fastapi_async_lint_cache"
LARGEST = 128 << 20
"""Bytes that the data in one file may take; what was not used for longest is dropped then."""
OLDEST = 14 * 24 * 3600
"""Seconds after which the file of another version is removed."""

_DAY = 24 * 3600
_LONGEST = 256 << 20
"""Bytes of a text that is believed."""
_PATIENCE = 5.0
"""Seconds to wait for another process that writes."""
_PREFIX, _SUFFIX = "kept-", ".sqlite3"
_TABLE = """
CREATE TABLE IF NOT EXISTS kept (
    kind TEXT NOT NULL, key TEXT NOT NULL, used INTEGER NOT NULL, size INTEGER NOT NULL, sum BLOB NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (kind, key)
)
"""
_TAG = """\
Signature: 8a477f597d28d172789f06886806bc55
# This file is a cache directory tag created by fastapi-async-lint.
# For information about cache directory tags see https://bford.info/cachedir/
"""


def digest(data: bytes) -> str:
    """A short name for some bytes, which no others have."""
    return blake2b(data, digest_size=16).hexdigest()


def clean(folder: Path) -> bool:
    """Removes a cache folder; whether there was one. Only what a store writes is removed. Raises `OSError`."""
    if folder.is_symlink() or not (folder / "CACHEDIR.TAG").is_file():
        return False
    for path in (*folder.glob(f"{_PREFIX}*{_SUFFIX}*"), folder / ".gitignore", folder / "CACHEDIR.TAG"):
        path.unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()  # something else may lie in it
    return True


class Store:
    """The data of one folder, for one version. What is put is written by `flush` or `close`, in one go."""

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder
        self._path = folder / f"{_PREFIX}{version}{_SUFFIX}"
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._broken = False
        self._new: dict[tuple[str, str], bytes] = {}
        self._used: set[tuple[str, str]] = set()

    def get(self, kind: str, key: str) -> str | None:
        """The text of a kind under a key."""
        return next((text for _, text in self.get_many(kind, (key,))), None)

    def get_many(self, kind: str, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The keys among some that there is something for, with it."""
        waiting = iter(keys)
        while group := tuple(islice(waiting, 500)):
            marks = ",".join("?" * len(group))
            yield from self._read(kind, f"key IN ({marks})", group)

    def get_all(self, kind: str, prefix: str) -> Iterator[tuple[str, str]]:
        """All keys of a kind that begin with a prefix, without the prefix, and what is under them."""
        for key, text in self._read(kind, "key >= ? AND key < ?", (prefix, f"{prefix}\U0010ffff")):
            yield key.removeprefix(prefix), text

    def put(self, kind: str, key: str, text: str) -> None:
        """Keep a text."""
        if not self._broken:
            self._new[kind, key] = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)

    def flush(self) -> None:
        """Write what was put."""
        if not self._new and not self._used:
            return
        new, used = self._new, self._used
        self._new, self._used = {}, set()
        now = int(time())
        with self._safely() as connection:
            if connection is None:
                return
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(
                    "UPDATE kept SET used = ? WHERE kind = ? AND key = ?", ((now, *key) for key in used)
                )
                connection.executemany(
                    "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?)",
                    ((*key, now, len(data), _sum(data), data) for key, data in new.items()),
                )
                if new:
                    _prune(connection)

    def close(self) -> None:
        """Write what was put, and let go of the file."""
        self.flush()
        if self._connection is not None and self._process == os.getpid():
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _read(self, kind: str, condition: str, parameters: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        rows: list[tuple[str, int, bytes, bytes]] = []
        with self._safely(reading=True) as connection:
            if connection is not None:
                query = f"SELECT key, used, sum, data FROM kept WHERE kind = ? AND {condition}"
                rows = connection.execute(query, (kind, *parameters)).fetchall()
        stale = int(time()) - _DAY
        for key, used, checksum, data in rows:
            text = _text(checksum, data)
            if text is not None:
                if used < stale:
                    self._used.add((kind, key))
                yield key, text

    @contextmanager
    def _safely(self, *, reading: bool = False) -> Iterator[sqlite3.Connection | None]:
        """The connection, or `None`; errors end here."""
        try:
            connection = self._opened(reading=reading)
        except sqlite3.OperationalError:
            connection, self._broken = None, True
        try:
            yield connection
        except sqlite3.OperationalError:  # locked for too long, read-only, no space left
            self._broken = True
        except (sqlite3.Error, OverflowError):
            self._rebuild()

    def _opened(self, *, reading: bool) -> sqlite3.Connection | None:
        if self._connection is not None and self._process != os.getpid():
            self._connection = None  # it belongs to the process that this one was forked from
        if self._connection is None and not self._broken and not (reading and not self._path.is_file()):
            try:
                self._connection = self._connect()
                self._process = os.getpid()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                self._rebuild()
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        if not self._path.is_file() and not self._folder.is_symlink():
            self._make_folder()
        if self._folder.is_symlink() or (not self._path.is_file() and os.path.lexists(self._path)):
            raise sqlite3.OperationalError("not a place of ours")
        connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(_TABLE)
        except BaseException:
            connection.close()
            raise
        return connection

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for name, text in (("CACHEDIR.TAG", _TAG), (".gitignore", "*\n")):
                if not (self._folder / name).exists():
                    (self._folder / name).write_text(text, "utf-8")
            for path in self._folder.glob(f"{_PREFIX}*{_SUFFIX}*"):
                if time() - path.stat().st_mtime > OLDEST:
                    path.unlink(missing_ok=True)
        except OSError as error:
            raise sqlite3.OperationalError(str(error)) from error

    def _rebuild(self) -> None:
        """Throws a damaged file away; the next use begins a new one. Once only: who damages it may do so again."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None
        with suppress(OSError):
            for end in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + end).unlink(missing_ok=True)


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=8).digest()


def _text(checksum: bytes, data: bytes) -> str | None:
    try:
        if _sum(data) != checksum:
            return None
        whole = zlib.decompressobj()
        text = whole.decompress(data, _LONGEST)
        return text.decode("utf-8", "surrogatepass") if whole.eof else None
    except (zlib.error, ValueError, TypeError):
        return None


def _prune(connection: sqlite3.Connection) -> None:
    """Drops what was not used for longest, until the rest is well below the limit."""
    (size,) = connection.execute("SELECT total(size) FROM kept").fetchone()
    if size <= LARGEST:
        return
    for kind, key, one in connection.execute("SELECT kind, key, size FROM kept ORDER BY used").fetchall():
        connection.execute("DELETE FROM kept WHERE kind = ? AND key = ?", (kind, key))
        size -= one
        if size <= LARGEST * 3 // 4:
            break
