"""Write what the fixes made, file by file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from fastapi_async_lint.fixes.files import NotReplacedError, replace_file
from fastapi_async_lint.fixes.outcome import Outcome, Refusal
from fastapi_async_lint.model import Span
from fastapi_async_lint.source import SourceError, decode, encoded


def write(outcome: Outcome) -> Outcome:
    """Writes the changed files. In what is given back, a file that could not be written is as it was, and the reason is said."""
    refused: list[Refusal] = []
    for path, text in sorted(outcome.texts.items()):
        refused += change_file(path, _instead_of(outcome.before[path], text))
    return _without(outcome, refused) if refused else outcome


def change_file(path: Path, change: Callable[[str], str]) -> list[Refusal]:
    """Changes the text of a file, in its encoding and in one step; where that cannot be done, the file is as it was, and the
    reason is given."""
    try:
        data = path.read_bytes()
        replace_file(path, data, encoded(change(decode(data)), data))
    except (NotReplacedError, SourceError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return [Refusal(path, Span(1, 0, 1, 0), "", f"not changed: {reason}")]
    return []


def _instead_of(before: str, after: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        if text not in (before, after):  # it has the new one already if it has another name: a link in the project
            raise NotReplacedError("it was changed meanwhile")
        return after

    return change


def _without(outcome: Outcome, refused: list[Refusal]) -> Outcome:
    problems = {refusal.path for refusal in refused}
    kept = [diagnostic for diagnostic in outcome.result.diagnostics if diagnostic.path not in problems]
    kept += [diagnostic for diagnostic in outcome.first.diagnostics if diagnostic.path in problems]
    return replace(
        outcome,
        result=replace(outcome.result, diagnostics=tuple(kept)),
        texts={path: text for path, text in outcome.texts.items() if path not in problems},
        fixed=tuple(each for each in outcome.fixed if each.path not in problems),
        refused=(*outcome.refused, *refused),
    )
