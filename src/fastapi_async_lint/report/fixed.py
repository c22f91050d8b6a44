"""What fixes did or would do: the summary, the list of what was fixed, and the difference; in ruff's words (0.17)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi_async_lint.engine import UNREADABLE, Diagnostic
from fastapi_async_lint.report.text import counted, shown, totals

if TYPE_CHECKING:
    from fastapi_async_lint.fixes import Fixed, Outcome, Refusal

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def hints(diagnostics: Sequence[Diagnostic], *, unsafe: bool) -> Iterator[str]:
    """How many findings have a fix, and the options that apply them; how to read on about the worst one."""
    safe = sum(diagnostic.fix is not None and (diagnostic.fix.safe or unsafe) for diagnostic in diagnostics)
    hidden = 0 if unsafe else sum(diagnostic.fix is not None and not diagnostic.fix.safe for diagnostic in diagnostics)
    option = f"{counted(hidden, 'hidden fix', 'hidden fixes')} can be enabled with the `--unsafe-fixes` option"
    if safe:
        yield f"[*] {safe} fixable with the `--fix` option{f' ({option})' if hidden else ''}."
    elif hidden:
        yield f"No fixes available ({option})."
    explained = next((each.code for each in diagnostics if each.code != UNREADABLE), None)
    if explained is not None:
        yield f"`fastapi-async-lint rule {explained}` says why that is bad, and what to write instead."


def summary(fixed: Sequence[Fixed], remaining: Sequence[Diagnostic]) -> str:
    """How many findings there were, and of them, how many were fixed."""
    if not fixed and not remaining:
        return "All checks passed!"
    counts = f" ({len(fixed)} fixed, {len(remaining)} remaining)" if fixed else ""
    return f"Found {totals((*remaining, *fixed))}{counts}."


def fixed_summary(outcome: Outcome, *, unsafe: bool, is_written: bool) -> Iterator[str]:
    """`Fixed 2 errors.` or `Would fix 2 errors.`, without what remains."""
    hidden = sum(each.fix is not None and not each.fix.safe for each in outcome.result.diagnostics) if not unsafe else 0
    if outcome.fixed:
        more = f" ({counted(hidden, 'additional fix', 'additional fixes')} available with `--unsafe-fixes`)"
        yield f"{'Fixed' if is_written else 'Would fix'} {totals(outcome.fixed)}{more if hidden else ''}."
    elif hidden:
        none = "No errors fixed" if is_written else "No errors would be fixed"
        yield f"{none} ({counted(hidden, 'fix', 'fixes')} available with `--unsafe-fixes`)."


def listed(fixed: Iterable[Fixed], directory: Path) -> Iterator[str]:
    """What was fixed, by file and rule."""
    by_file: dict[Path, Counter[tuple[str, str]]] = {}
    for each in fixed:
        by_file.setdefault(each.path, Counter())[each.code, each.name] += 1
    if by_file:
        total = sum(counter.total() for counter in by_file.values())
        yield f"Fixed {counted(total, 'error')}:"
    for path, counter in sorted(by_file.items()):
        yield f"- {shown(path, directory)}:"
        for (code, name), number in sorted(counter.items(), key=lambda item: (-item[1], item[0])):
            yield f"    {number} × {code} ({name})"  # noqa: RUF001 - as ruff writes it


def refusals(refused: Iterable[Refusal], directory: Path) -> Iterator[str]:
    """What could not be fixed, and why."""
    for each in refused:
        where = f"{shown(each.path, directory)}:{each.span.line}" if each.code else shown(each.path, directory)
        yield f"warning: {where}: {f'{each.code} not fixed: ' if each.code else ''}{each.reason}"


def difference(before: str, after: str, name: str) -> Iterator[str]:
    """A unified difference that `patch` and `git apply` take; lines without their ends."""
    from difflib import unified_diff

    old, new = _LINE.findall(before), _LINE.findall(after)
    for line in unified_diff(old, new, name, name):
        yield line.rstrip("\n") if not line.endswith("\r\n") else line[:-1]
        if line[:1] in "-+ " and not line.endswith(("\n", "\r")):
            yield "\\ No newline at end of file"
