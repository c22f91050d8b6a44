"""The flake8 plugin: the findings of `fastapi-async-lint check`, file by file.

flake8 imports this module for every user who has it installed, so it imports nothing heavy until a file can have
findings. It never prints and never raises: editors take either for a broken flake8. What cannot be read as Python is
flake8's to say.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from fastapi_async_lint.gate import can_matter

if TYPE_CHECKING:
    import argparse

    from fastapi_async_lint.config import Config
    from fastapi_async_lint.engine import Diagnostic
    from fastapi_async_lint.session import Session

Report = tuple[int, int, str, type["Plugin"]]

_NAMELESS = frozenset({"-", "stdin"})
"""What flake8 calls a buffer that came without a name."""

_sessions: dict[Path, Session] = {}
_lock = Lock()


class Plugin:
    """What flake8 makes for every file."""

    def __init__(self, tree: ast.AST, lines: Sequence[str], filename: str) -> None:
        self._text = "".join(lines)
        self._filename = filename

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """A run begins: files may have changed since the last one in this process."""
        with _lock:
            for session in _sessions.values():
                session.expire()

    def run(self) -> Iterator[Report]:
        """The findings in the file, as flake8 wants them: lines from 1, columns from 0."""
        if not can_matter(self._text):
            return
        with suppress(Exception):
            for line, column, message in _findings(self._filename, self._text):
                yield line, column, message, type(self)


def _findings(filename: str, text: str) -> list[tuple[int, int, str]]:
    from fastapi_async_lint.report.text import printable

    path = Path("-" if filename in _NAMELESS else filename).resolve()
    with _lock:
        session = _session_of(path)
        diagnostics = session.lint(path, text).diagnostics
        return [
            (diagnostic.span.line, diagnostic.span.column, f"{diagnostic.code} {printable(diagnostic.message)}")
            for diagnostic in diagnostics
            if _is_shown(diagnostic, session.config)
        ]


def _session_of(path: Path) -> Session:
    from fastapi_async_lint.project import find_root
    from fastapi_async_lint.session import Session

    root = find_root(path)
    if root not in _sessions:
        _sessions[root] = Session(root)
    return _sessions[root]


def _is_shown(diagnostic: Diagnostic, config: Config) -> bool:
    """Advice is shown only where the configuration selects it; flake8 has its own code for what is no Python."""
    from fastapi_async_lint.engine import UNREADABLE

    if diagnostic.code == UNREADABLE:
        return False
    return diagnostic.level != "advice" or config.selects(diagnostic.code, diagnostic.name, default=False)
