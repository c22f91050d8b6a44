"""What all formats share: paths as the user knows them, and text that is safe to print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi_async_lint.engine import Diagnostic
from fastapi_async_lint.model import Level, Span
from fastapi_async_lint.source import SourceError, decode

if TYPE_CHECKING:
    from fastapi_async_lint.fixes import Fixed

STYLES: dict[Level, str] = {"error": "bold red", "warning": "bold yellow", "advice": "bold cyan"}

_LINE_END = re.compile(r"\r\n|\r|\n")


def printable(text: str) -> str:
    """One line without anything that a terminal obeys: what cannot be printed becomes its escape."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _escape(character) for character in text)


def relative(path: Path, directory: Path) -> str:
    """A path relative to a directory when it is below it, else as it is; with `/`, for programs."""
    return (path.relative_to(directory) if path.is_relative_to(directory) else path).as_posix()


def shown(path: Path, directory: Path) -> str:
    """A path relative to a directory when it is below it, else as it is; safe to print."""
    return printable(str(path.relative_to(directory) if path.is_relative_to(directory) else path))


def place(path: Path, span: Span, directory: Path) -> str:
    """`path:line:column`, both counted from 1."""
    return f"{shown(path, directory)}:{span.line}:{span.column + 1}"


def counted(number: int, thing: str, things: str = "") -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"


def also_text(diagnostic: Diagnostic) -> str:
    """How many more places have the same cause, where a format does not list them."""
    return f" (reached from {counted(len(diagnostic.also), 'more place')})" if diagnostic.also else ""


def fixable_mark(diagnostic: Diagnostic) -> str:
    """Says that `--fix` mends this."""
    return "[*] " if diagnostic.fix is not None and diagnostic.fix.safe else ""


def totals(diagnostics: Iterable[Diagnostic | Fixed]) -> str:
    """How many there are of each level: `2 errors, 1 warning`."""
    levels = [diagnostic.level for diagnostic in diagnostics]
    parts = {
        "error": counted(levels.count("error"), "error"),
        "warning": counted(levels.count("warning"), "warning"),
        "advice": counted(levels.count("advice"), "piece of advice", "pieces of advice"),
    }
    return ", ".join(text for level, text in parts.items() if level in levels)


def lines_of(text: str) -> list[str]:
    """The lines of a file's text, without their ends, counted as positions count them."""
    return _LINE_END.split(text.removeprefix("\ufeff"))


def text_of(path: Path) -> str:
    """A file's text, as far as it can be shown."""
    try:
        return decode(path.read_bytes())
    except (OSError, SourceError):
        return ""


def _escape(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
