"""Write what the fixes made, file by file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fastapi_async_lint.fixes.files import NotReplacedError, replace_file
from fastapi_async_lint.fixes.outcome import Outcome, Refusal
from fastapi_async_lint.model import Span
from fastapi_async_lint.source import SourceError, decode, encoded


def write(outcome: Outcome) -> Outcome:
    """Writes the changed files. In what is given back, a file that could not be written is as it was, and the reason is said."""
    problems: dict[Path, str] = {}
    for path, text in sorted(outcome.texts.items()):
        try:
            _write(path, outcome.before[path], text)
        except (NotReplacedError, SourceError, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            problems[path] = f"not changed: {reason}"
    return _without(outcome, problems) if problems else outcome


def _write(path: Path, before: str, text: str) -> None:
    data = path.read_bytes()
    if decode(data) != before:
        raise NotReplacedError("it was changed meanwhile")
    replace_file(path, data, encoded(text, data))


def _without(outcome: Outcome, problems: dict[Path, str]) -> Outcome:
    kept = [diagnostic for diagnostic in outcome.result.diagnostics if diagnostic.path not in problems]
    kept += [diagnostic for diagnostic in outcome.first.diagnostics if diagnostic.path in problems]
    return replace(
        outcome,
        result=replace(outcome.result, diagnostics=tuple(kept)),
        texts={path: text for path, text in outcome.texts.items() if path not in problems},
        fixed=tuple(each for each in outcome.fixed if each.path not in problems),
        refused=(*outcome.refused, *(Refusal(path, Span(1, 0, 1, 0), "", why) for path, why in problems.items())),
    )
