"""Choose fixes that do not get in each other's way, make them, lint again, and so on."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fastapi_async_lint.edits import TextFix, applied
from fastapi_async_lint.engine import Diagnostic, Result
from fastapi_async_lint.fixes.compare import Lines
from fastapi_async_lint.fixes.outcome import Refusal
from fastapi_async_lint.model import Span
from fastapi_async_lint.source import SourceError, facts, with_imports

Lint = Callable[[Mapping[Path, str]], Result]
"""Lints with texts in place of what is on disk: every finding for itself, with `# noqa` applied."""

_DEPTH = 6
"""Directories upwards in which a module of the project is looked for."""
_ROUNDS = 20
"""More than real code needs: fixes that make room for themselves would go on for ever."""


class Key(NamedTuple):
    """What a fix is known by, whatever was changed around it: the finding and the line that it stood on at first."""

    path: Path
    code: str
    line: int
    title: str

    def refusal(self, diagnostic: Diagnostic, reason: str) -> Refusal:
        """Says that the fix is not made, and why."""
        return Refusal(self.path, diagnostic.span._replace(line=self.line), self.code, reason)


@dataclass(slots=True)
class Attempt:
    """What all rounds without some of the fixes gave."""

    result: Result
    texts: dict[Path, str] = field(default_factory=dict)
    before: dict[Path, str] = field(default_factory=dict)
    made: list[tuple[Key, Diagnostic]] = field(default_factory=list)
    history: dict[Path, list[tuple[str, int]]] = field(default_factory=dict)
    """The texts that a file had, each with the number of fixes made until then."""
    undoing: list[tuple[Key, Diagnostic]] = field(default_factory=list)
    """Fixes that brought a file back to what it was."""


def rounds(
    lint: Lint, first: Result, refused: dict[Key, Refusal], withheld: Collection[Key], *, unsafe: bool
) -> Attempt:
    """Makes all fixes that come up but those that are refused or withheld; what undoes others, or spoils a file, is refused."""
    while True:
        attempt = _attempt(lint, first, refused, withheld, unsafe=unsafe)
        if not attempt.undoing:
            return attempt
        for key, diagnostic in attempt.undoing:
            refused[key] = key.refusal(diagnostic, "another fix would undo it")


def _attempt(
    lint: Lint, first: Result, refused: dict[Key, Refusal], withheld: Collection[Key], *, unsafe: bool
) -> Attempt:
    attempt = Attempt(first)
    for _ in range(_ROUNDS):
        changed = False
        lines = Lines(attempt.before, attempt.texts)
        for path, diagnostics in _by_file(attempt.result, unsafe=unsafe).items():
            keyed = [(_key(diagnostic, lines), diagnostic) for diagnostic in diagnostics]
            open_ = [(key, each) for key, each in keyed if key not in refused and key not in withheld]
            changed |= _fix_file(attempt, path, open_, refused)
        if not changed or attempt.undoing:
            break
        attempt.result = lint(attempt.texts)
        gc.collect()  # an analysis is one great cycle, and each round makes a new one
    return attempt


def _by_file(result: Result, *, unsafe: bool) -> dict[Path, list[Diagnostic]]:
    """The findings with a fix that may be made, in order of text."""
    found: dict[Path, list[Diagnostic]] = {}
    for diagnostic in sorted(result.diagnostics, key=lambda each: (str(each.path), each.span, each.code)):
        if diagnostic.fix is not None and (unsafe or diagnostic.fix.safe):
            found.setdefault(diagnostic.path, []).append(diagnostic)
    return found


def _key(diagnostic: Diagnostic, lines: Lines) -> Key:
    title = "" if diagnostic.fix is None else diagnostic.fix.title
    return Key(diagnostic.path, diagnostic.code, lines.before(diagnostic.path, diagnostic.span.line), title)


def _fix_file(
    attempt: Attempt, path: Path, open_: Sequence[tuple[Key, Diagnostic]], refused: dict[Key, Refusal]
) -> bool:
    """Makes those fixes of one file that go together; whether there were any."""
    together = chosen = _compatible(open_)
    text = attempt.result.texts[path]
    new = fixed_text(path, text, (diagnostic for _, diagnostic in chosen))
    if new is None:  # one of them spoils the file: tell which, leave it out, and try the others in the next round
        chosen, new = [], text
        for key, diagnostic in together:
            alone = fixed_text(path, text, [diagnostic])
            if alone is None:
                refused[key] = key.refusal(diagnostic, "the result would not be valid Python")
            elif not chosen:
                chosen, new = [(key, diagnostic)], alone
        if not chosen:
            return True  # what overlapped with them has its turn now
    if not chosen or new == text:
        return False
    attempt.before.setdefault(path, text)
    history = attempt.history.setdefault(path, [])
    history.append((text, len(attempt.made)))
    attempt.texts[path] = new or text
    attempt.made += chosen
    since = next((number for earlier, number in history if earlier == new), None)
    if since is not None:
        attempt.undoing += [(key, diagnostic) for key, diagnostic in attempt.made[since:] if key.path == path]
    return True


def _compatible(open_: Iterable[tuple[Key, Diagnostic]]) -> list[tuple[Key, Diagnostic]]:
    """Fixes that do not overlap, the first in the text first; one that changes the kind of a function is the only one in it."""
    chosen: list[tuple[Key, Diagnostic]] = []
    taken: list[tuple[Span, str, TextFix]] = []
    for key, diagnostic in open_:
        text_fix = diagnostic.fix
        if text_fix is None or not text_fix.edits:
            continue
        extent = _extent(text_fix)
        if not any(_collide((extent, diagnostic.symbol, text_fix), other) for other in taken):
            taken.append((extent, diagnostic.symbol, text_fix))
            chosen.append((key, diagnostic))
    return chosen


def _collide(one: tuple[Span, str, TextFix], other: tuple[Span, str, TextFix]) -> bool:
    if one[1] == other[1] and (one[2].is_of_function or other[2].is_of_function):
        return True
    (start, end), (other_start, other_end) = ((span[:2], span[2:]) for span in (one[0], other[0]))
    return start <= other_end and other_start <= end


def _extent(fix: TextFix) -> Span:
    spans = [edit.span for edit in fix.edits]
    return Span(*min(span[:2] for span in spans), *max(span[2:] for span in spans))


def fixed_text(path: Path, text: str, diagnostics: Iterable[Diagnostic]) -> str | None:
    """The text after some fixes, or `None` where that would not be Python."""
    fixes = [diagnostic.fix for diagnostic in diagnostics if diagnostic.fix is not None]
    new = applied(text, [edit for each in fixes for edit in each.edits])
    try:
        new = with_imports(new, [wanted for each in fixes for wanted in each.imports], partial(_is_own, path))
        facts(new)
    except SourceError:
        return None
    return new if _compiles(new) or not _compiles(text) else None


def _is_own(path: Path, module: str) -> bool:
    """Whether a top-level module stands beside a file, or beside a directory that the file is in: enough to sort an import."""
    return any((folder / module).is_dir() or (folder / f"{module}.py").is_file() for folder in path.parents[:_DEPTH])


def _compiles(text: str) -> bool:
    """Whether this Python takes it: the parser lets an `await` outside `async def` pass. Nothing of it is run."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "<fixed>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return False
    return True
