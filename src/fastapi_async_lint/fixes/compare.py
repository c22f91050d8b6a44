"""Findings before and after: which of those after the fixes were not there before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

from fastapi_async_lint.edits import lines_of
from fastapi_async_lint.engine import Diagnostic, Result, Step


class Lines:
    """Where the lines of changed files were before."""

    def __init__(self, before: Mapping[Path, str], after: Mapping[Path, str]) -> None:
        self._maps = {
            path: dict(_moved(lines_of(before[path]), lines_of(text)))
            for path, text in after.items()
            if text != before[path]
        }

    def before(self, path: Path, line: int) -> int:
        """The number that a line (from 1) had; that of a neighbour where it is new."""
        return self._maps[path].get(line, line) if path in self._maps else line


def appeared(before: Result, after: Result, lines: Lines) -> list[Diagnostic]:
    """The findings that were not there before, advice apart: a coroutine that is awaited at last may well have advice."""
    known = {place for diagnostic in before.diagnostics for place in _places(diagnostic)}
    return [
        diagnostic
        for diagnostic in after.diagnostics
        if diagnostic.level != "advice"
        and (diagnostic.code, diagnostic.path, lines.before(diagnostic.path, diagnostic.span.line)) not in known
    ]


def _places(diagnostic: Diagnostic) -> Iterator[tuple[str, Path, int]]:
    """All places that a finding speaks of: it may stand for several calls, of which the first is fixed first."""
    own = Step(diagnostic.path, diagnostic.span, "")
    for place in (own, *diagnostic.chain, *diagnostic.also):
        for line in range(place.span.line, place.span.end_line + 1):
            yield diagnostic.code, place.path, line


def _moved(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """Pairs of a line's number in the new text and in the old one."""
    for _, start, end, new_start, new_end in SequenceMatcher(None, old, new).get_opcodes():
        for place in range(new_start, new_end):
            yield place + 1, min(start + place - new_start, max(end - 1, start)) + 1
