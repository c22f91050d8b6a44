"""Fixes as changes of a file's text: where each edit goes, and what the names that it needs are called there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fastapi_async_lint.model import NOTHING, Anchor, Edit, Fix, Insert, Remove, Replace, Span

if TYPE_CHECKING:
    from fastapi_async_lint.analysis.program import Scope

_STEP = "    "
_LINE_END = re.compile(r"\r\n|\r|\n")
_OPENING, _CLOSING = " \t([{", " \t)]}"


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Text that takes the place of a span (an empty span: is inserted there)."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class TextFix:
    """A fix in one file, ready to be applied; `imports` are pairs of module and name (empty: the module itself)."""

    title: str
    safe: bool
    edits: tuple[TextEdit, ...]
    imports: tuple[tuple[str, str], ...] = ()
    is_of_function: bool = False
    """Whether it changes what kind of function this is, and so cannot be made together with another fix in it."""


def text_fix(text: str, fix: Fix, spans: Mapping[Anchor, Span], scopes: Mapping[int, Scope]) -> TextFix | None:
    """A fix in a text; `spans` are the positions of its anchors, `scopes` the file's scopes by index.

    `None` where it cannot be made: a place is not written as expected, or a name that it needs means something else there.
    """
    lines = lines_of(text)
    respelled = _respelled(fix, scopes)
    if respelled is None or any(edit.anchor not in spans for edit in fix.edits):
        return None
    made = [_text_edit(lines, edit, spans[edit.anchor]) for edit in respelled.edits]
    edits = [edit for edit in made if edit is not None]
    if len(edits) < len(made):
        return None
    newline = _LINE_END.search(text)
    layout = _Layout(lines, newline[0] if newline else "\n")
    for place, text_edit in enumerate(tuple(edits)[:-1]):
        edit, following = respelled.edits[place : place + 2]
        is_moved = isinstance(following, Replace) and following.after and following.old == "("
        if is_moved and isinstance(edit, Insert) and edit.text.endswith("("):
            layout.moved_call(edits, text_edit, spans[edit.anchor])
        elif isinstance(edit, Insert) and edit.text.endswith("(") and following == Insert(edit.anchor, ",", after=True):
            ends = [
                (made, spans[each.anchor])
                for each, made in zip(respelled.edits, tuple(edits), strict=True)
                if _ends(each)
            ]
            layout.gathered(edits, text_edit, ends)
    edits = _without_double_parentheses(
        lines, _keeping_brackets(lines, [_without_trailing_space(lines, e) for e in edits])
    )
    is_of_function = any(edit.anchor.expression == NOTHING for edit in fix.edits)
    return TextFix(fix.title, fix.safe, tuple(edits), respelled.imports, is_of_function)


def _ends(edit: Edit) -> bool:
    """Whether an edit ends an argument."""
    return isinstance(edit, Insert) and edit.after and edit.text in (",", ")")


def applied(text: str, edits: Iterable[TextEdit]) -> str:
    """The text after edits that do not overlap; those at one place in the order given."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text)), len(text)]
    parts, done = [], 0
    for start, end, new in sorted(_offsets(starts, edits), key=lambda edit: edit[:2]):
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])


def _offsets(starts: list[int], edits: Iterable[TextEdit]) -> Iterator[tuple[int, int, str]]:
    for edit in edits:
        line, column, end_line, end_column = edit.span
        yield starts[line - 1] + column, starts[end_line - 1] + end_column, edit.text


def lines_of(text: str) -> list[str]:
    """The lines of a text, as positions count them."""
    return _LINE_END.split(text)


# --- names


def _respelled(fix: Fix, scopes: Mapping[int, Scope]) -> Fix | None:
    """The fix with its names as they are called where it is made, and with those imports only that are not there."""
    from fastapi_async_lint.spelling import plain, spelling

    edits, missing = fix.edits, []
    place = next((edit.anchor for edit in edits if edit.anchor.expression != NOTHING), None)
    for wanted in fix.imports if place is not None else ():
        assert place is not None
        found = spelling(scopes[place.scope], place.expression, wanted) if place.scope in scopes else None
        if found is None:
            return None
        if not found.is_imported:
            missing.append(wanted)
        edits = tuple(_renamed(edit, plain(wanted), found.text) for edit in edits)
    return fix._replace(edits=edits, imports=tuple(missing))


def _renamed(edit: Edit, old: str, new: str) -> Edit:
    if isinstance(edit, Remove):
        return edit
    text = re.sub(rf"(?<![\w.]){re.escape(old)}(?!\w)", lambda _: new, edit.text)
    return edit._replace(text=text)


# --- places


def _text_edit(lines: list[str], edit: Edit, span: Span) -> TextEdit | None:
    if isinstance(edit, Insert):
        line, column = (span.end_line, span.end_column) if edit.after else (span.line, span.column)
        return TextEdit(Span(line, column, line, column), edit.text)
    if isinstance(edit, Remove):
        return TextEdit(Span(span.line, 0, span.end_line + 1, 0), "")
    pattern = re.compile(rf"(?<!\w){edit.old}(?!\w)" if edit.old.isidentifier() else re.escape(edit.old))
    if edit.after:
        return _first_behind(lines, edit, span, pattern)
    if edit.before:
        return _last_before(lines, edit, span, pattern)
    for number in range(span.end_line, span.line - 1, -1):
        start = span.column if number == span.line else 0
        last = span.end_column if number == span.end_line else len(lines[number - 1])
        matches = list(pattern.finditer(lines[number - 1], start, last))
        if matches:
            return _replacing(number, matches[-1], edit)
    return None


def _last_before(lines: list[str], edit: Replace, span: Span, pattern: re.Pattern[str]) -> TextEdit | None:
    """Right before the span, also on the line above: only opening brackets stand between."""
    last = span.column
    for number in range(span.line, 0, -1):
        text = lines[number - 1][:last] if number == span.line else lines[number - 1]
        matches = list(pattern.finditer(text))
        if matches:
            return None if text[matches[-1].end() :].strip(_OPENING) else _replacing(number, matches[-1], edit)
        if text.strip(_OPENING):
            return None
    return None


def _first_behind(lines: list[str], edit: Replace, span: Span, pattern: re.Pattern[str]) -> TextEdit | None:
    """Right behind the span, also on the lines below: only closing brackets stand between."""
    start = span.end_column
    for number in range(span.end_line, len(lines) + 1):
        found = pattern.search(lines[number - 1], start)
        if found is not None:
            return None if lines[number - 1][start : found.start()].strip(_CLOSING) else _replacing(number, found, edit)
        if lines[number - 1][start:].strip(_CLOSING):
            return None
        start = 0
    return None


def _replacing(line: int, found: re.Match[str], edit: Replace) -> TextEdit:
    return TextEdit(Span(line, found.start(), line, found.end()), edit.text)


# --- what reads well


def _without_trailing_space(lines: list[str], edit: TextEdit) -> TextEdit:
    """`run(f, ` at the end of a line."""
    is_last = edit.text.endswith(" ") and edit.span.line == edit.span.end_line
    if not is_last or lines[edit.span.line - 1][edit.span.end_column :].strip():
        return edit
    return replace(edit, text=edit.text.rstrip())


def _without_double_parentheses(lines: list[str], edits: list[TextEdit]) -> list[TextEdit]:
    """`(f()).x` becomes `(await f()).x`, not `((await f())).x`."""
    for first in edits:
        for last in edits:
            if not (first.text.startswith("(") and last.text == ")" and first is not last):
                continue
            before = lines[first.span.line - 1][: first.span.column].rstrip()
            after = lines[last.span.line - 1][last.span.column :].lstrip()
            if before.endswith("(") and after.startswith(")") and not re.search(r"[\w)\]]\($", before):
                kept = [edit for edit in edits if edit is not last]
                return [replace(edit, text=edit.text[1:]) if edit is first else edit for edit in kept]
    return edits


def _keeping_brackets(lines: list[str], edits: list[TextEdit]) -> list[TextEdit]:
    """Where a call's brackets go, and its argument stands on a line of its own, they stay: they hold the lines together."""
    dropped = [edit for edit in edits if not edit.text and edit.span.line == edit.span.end_line]
    old = {edit: lines[edit.span.line - 1][edit.span.column : edit.span.end_column] for edit in dropped}
    opening = next((edit for edit in dropped if old[edit] == "("), None)
    closing = next((edit for edit in dropped if old[edit] == ")"), None)
    if opening is None or closing is None or opening.span.line == closing.span.line:
        return edits
    return [edit for edit in edits if edit not in (opening, closing)]


class _Layout:
    """Lays out a call over several lines that becomes an argument of another call, as a formatter would."""

    def __init__(self, lines: list[str], newline: str) -> None:
        self.lines = lines
        self.newline = newline

    def moved_call(self, edits: list[TextEdit], runner: TextEdit, call: Span) -> None:
        """`runner` opens the other call; the edit behind it takes the opening parenthesis of the call. Changes `edits`."""
        opening = edits[edits.index(runner) + 1]
        if call.line == call.end_line:
            return
        rest = self.lines[opening.span.line - 1][opening.span.end_column :].lstrip()
        ends_line = not rest or rest.startswith("#")
        is_nested = opening.span.line > call.line
        if is_nested and self._is_plain(call):
            self._nest(edits, runner, call, opening.span.line if ends_line else call.end_line)
        elif ends_line and not is_nested:
            _change(edits, runner, f"{runner.text}{self.newline}{self._indent(opening.span.line + 1)}")
        elif not is_nested:
            self._align(edits, call, opening.span.end_column, call.column + len(runner.text))
        if ends_line:
            _change(edits, opening, opening.text.rstrip())

    def gathered(self, edits: list[TextEdit], opening: TextEdit, ends: list[tuple[TextEdit, Span]]) -> None:
        """Calls of statements that follow one another become arguments, each on lines of its own. Changes `edits`."""
        calls = [call for _, call in ends]
        indent = self._indent(calls[0].line)
        whole = calls[0]._replace(end_line=calls[-1].end_line)
        is_own_line = all(self._indent(call.line) == indent for call in calls)
        if not is_own_line or not self._is_plain(whole) or len({call.line for call in calls}) < len(calls):
            return
        _change(edits, opening, f"{opening.text}{self.newline}{indent}{_STEP}")
        _change(edits, ends[-1][0], f",{self.newline}{indent})")
        moved = range(calls[0].line + 1, calls[-1].end_line + 1)
        edits.extend(TextEdit(Span(n, 0, n, 0), _STEP) for n in moved if self.lines[n - 1].strip())

    def _nest(self, edits: list[TextEdit], runner: TextEdit, call: Span, last: int) -> None:
        """What is called stands on several lines, down to `last`: it becomes a block of its own, one step further in."""
        indent = self._indent(call.line)
        end = Span(call.end_line, call.end_column - 1, call.end_line, call.end_column - 1)
        closes_alone = not self.lines[call.end_line - 1][: end.column].strip()
        numbers = range(call.line + 1, min(last, call.end_line - closes_alone) + 1)
        _change(edits, runner, f"{runner.text}{self.newline}{indent}{_STEP}")
        edits.extend(TextEdit(Span(n, 0, n, 0), _STEP) for n in numbers if self.lines[n - 1].strip())
        if not closes_alone:
            edits.append(TextEdit(end, f"{self.newline}{indent}"))

    def _align(self, edits: list[TextEdit], call: Span, old: int, new: int) -> None:
        """Arguments that stand below the first one go on doing so."""
        numbers = range(call.line + 1, call.end_line + 1)
        if not self._is_plain(call) or any(len(self._indent(number)) < old for number in numbers):
            return
        for number in numbers:
            if new > old:
                edits.append(TextEdit(Span(number, 0, number, 0), " " * (new - old)))
            elif not self._indent(number)[: old - new].strip(" "):
                edits.append(TextEdit(Span(number, 0, number, old - new), ""))

    def _indent(self, number: int) -> str:
        line = self.lines[number - 1]
        return line[: len(line) - len(line.lstrip())]

    def _is_plain(self, call: Span) -> bool:
        """Whether lines can be moved: no string and no continuation runs over their ends."""
        text = self.lines[call.line - 1 : call.end_line]
        return not any('"""' in line or "'''" in line or line.endswith("\\") for line in text)


def _change(edits: list[TextEdit], old: TextEdit, text: str) -> None:
    edits[edits.index(old)] = replace(old, text=text)
