"""The fixes of earlier runs. A fix depends on the text that it is made in and on what it says, and on nothing else."""

from __future__ import annotations

from typing import Any

from fastapi_async_lint.cache import Cache
from fastapi_async_lint.edits import TextEdit, TextFix
from fastapi_async_lint.model import Fix, Span
from fastapi_async_lint.store import digest

_KIND = "fixes"


class KeptFixes:
    """The fixes of findings as edits of texts, kept by text: those of a file are read and written together."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        self._rows: dict[str, dict[str, Any]] = {}
        self._new: set[str] = set()

    def get(self, text: str, fix: Fix) -> TextFix | None:
        """A fix in a text; `None` when it is not known."""
        return _fix(self._of(text).get(_fix_key(fix)))

    def put(self, text: str, fix: Fix, made: TextFix) -> None:
        """Keep a fix in a text."""
        self._of(text)[_fix_key(fix)] = _row(made)
        self._new.add(text)

    def write(self) -> None:
        """Write what was put into the cache."""
        if self._cache is not None:
            for text in self._new:
                self._cache.keep_document(_KIND, _text_key(text), self._rows[text])

    def _of(self, text: str) -> dict[str, Any]:
        rows = self._rows.get(text)
        if rows is None:
            document = None if self._cache is None else self._cache.document(_KIND, _text_key(text))
            rows = self._rows[text] = document if isinstance(document, dict) else {}
        return rows


def _text_key(text: str) -> str:
    return digest(text.encode("utf-8", "surrogatepass"))


def _fix_key(fix: Fix) -> str:
    return digest(repr(fix).encode("utf-8", "surrogatepass"))


def _row(fix: TextFix) -> list[Any]:
    """A fix as plain data."""
    return [fix.title, fix.safe, [[edit.span, edit.text] for edit in fix.edits], fix.imports, fix.is_of_function]


def _fix(row: Any) -> TextFix | None:
    """The fix that `_row` wrote; `None` when it is none."""
    try:
        title, safe, edits, imports, is_of_function = row
        made = tuple(TextEdit(Span(*map(int, span)), str(text)) for span, text in edits)
        needed = tuple((str(module), str(name)) for module, name in imports)
        return TextFix(str(title), bool(safe), made, needed, bool(is_of_function))
    except (TypeError, ValueError):
        return None
