"""Fixes as changes of a file's text: where each edit goes, and what the names that it needs are called there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from fastapi_async_lint.analysis.program import Scope
from fastapi_async_lint.model import NOTHING, Anchor, Edit, Fix, Insert, Replace, Span
from fastapi_async_lint.spelling import plain, spelling

_LINE_END = re.compile(r"\r\n|\r|\n")


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
    edits = _along_line_breaks(lines, _without_double_parentheses(lines, edits), newline[0] if newline else "\n")
    is_of_function = any(edit.anchor.expression == NOTHING for edit in fix.edits)
    return TextFix(fix.title, fix.safe, tuple(edits), respelled.imports, is_of_function)


def applied(text: str, edits: Iterable[TextEdit]) -> str:
    """The text after edits that do not overlap; those at one place in the order given."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
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
    text = re.sub(rf"(?<![\w.]){re.escape(old)}(?!\w)", lambda _: new, edit.text)
    return edit._replace(text=text)


# --- places


def _text_edit(lines: list[str], edit: Edit, span: Span) -> TextEdit | None:
    if isinstance(edit, Insert):
        line, column = (span.end_line, span.end_column) if edit.after else (span.line, span.column)
        return TextEdit(Span(line, column, line, column), edit.text)
    pattern = re.compile(rf"(?<!\w){edit.old}(?!\w)" if edit.old.isidentifier() else re.escape(edit.old))
    if edit.after:
        found = pattern.search(lines[span.end_line - 1], span.end_column)
        return None if found is None else _replacing(span.end_line, found, edit)
    for number in range(span.line if edit.before else span.end_line, 0 if edit.before else span.line - 1, -1):
        start = 0 if edit.before or number > span.line else span.column
        last = span.column if edit.before else span.end_column
        is_last_line = number == (span.line if edit.before else span.end_line)
        matches = list(pattern.finditer(lines[number - 1], start, last if is_last_line else len(lines[number - 1])))
        if matches:
            return _replacing(number, matches[-1], edit)
    return None


def _replacing(line: int, found: re.Match[str], edit: Replace) -> TextEdit:
    return TextEdit(Span(line, found.start(), line, found.end()), edit.text)


# --- what reads well


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


def _along_line_breaks(lines: list[str], edits: list[TextEdit], newline: str) -> list[TextEdit]:
    """Where a call's arguments begin on a line of their own, so does the function that becomes the first of them."""
    opening = next((edit for edit in edits if edit.text == ", "), None)
    runner = next((edit for edit in edits if edit.text.endswith("(")), None)
    if opening is None or runner is None:
        return edits
    rest = lines[opening.span.end_line - 1][opening.span.end_column :]
    if rest.strip() or opening.span.end_line >= len(lines):
        return edits
    following = lines[opening.span.end_line]
    indent = following[: len(following) - len(following.lstrip())]
    broken = {opening: ",", runner: f"{runner.text}{newline}{indent}"}
    return [replace(edit, text=broken.get(edit, edit.text)) for edit in edits]
