"""Comments that silence findings: `# noqa`, as flake8 reads it, and `# fastapi-async-lint: ignore[...]`.

`# noqa` follows flake8 7.5 (`flake8.defaults`, `FileProcessor._noqa_line_mapping`, `Violation.is_inline_ignored`): it holds for
its line, or for all lines of a string or of lines joined by backslashes; the first one counts, even in a string; codes match by
prefix and case; a line that begins with `# flake8: noqa` silences the file.

Ours holds for the whole statement that it stands in, for the whole body when it stands in the line of a `def` or `class`, and for
the file as `# fastapi-async-lint: file-ignore[...]`. It names codes, prefixes of codes, names or ALL.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

UNUSED = "FAL001"
UNUSED_NAME = "unused-suppression"

OWN = "fastapi-async-lint"

_CODE = r"[A-Z]+[0-9]+"
_INLINE = re.compile(rf"# noqa(?::\s?(?P<codes>(?:{_CODE}(?:[,\s]+)?)+))?", re.IGNORECASE)
_FILE = re.compile(r"\s*# flake8[:=]\s*noqa", re.IGNORECASE)
_OWN = re.compile(rf"#\s*{OWN}:\s*(?P<word>[\w-]*)\s*(?:\[(?P<selectors>[^\]]*)\])?", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,\s]+")
_OWN_CODE = re.compile(r"FAL[0-9]+")
_ANY_CODE = re.compile(r"fal[0-9]")
_DEFINITION = ("def", "class")
_LAYOUT = (tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT)

_WORDS = ("ignore", "file-ignore")


def can_speak_of_us(text: str) -> bool:
    """Whether a comment in a text may be about this program: a cheap look, without reading it as Python."""
    lowered = text.lower()
    return OWN in lowered or ("noqa" in lowered and _ANY_CODE.search(lowered) is not None)


def _can_silence(text: str) -> bool:
    """Whether a comment in a text may silence something: by our name, by a code that can be ours, or everything."""
    lowered = text.lower()
    if "noqa" not in lowered:
        return OWN in lowered
    return OWN in lowered or _FILE.search(text) is not None or any(map(_can_be_ours, _INLINE.finditer(text)))


def _can_be_ours(comment: re.Match[str]) -> bool:
    """Whether a `# noqa` names a code that can be ours, or none; what it seems to name may stand in the next line."""
    codes = comment["codes"]
    return codes is None or _ANY_CODE.search(codes.lower()) is not None or len(comment[0].splitlines()) > 1


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment: where it stands (columns from 0), the lines that it holds for, and what it silences there."""

    line: int
    column: int
    end_column: int
    first: int
    last: int
    selectors: tuple[str, ...] | None
    """`None` silences everything."""
    is_own: bool
    problem: str = ""
    """Why it silences nothing, whatever is found."""

    def speaks_of(self, code: str, name: str) -> bool:
        """Whether it silences a rule."""
        return self.selectors is None or any(self.means(selector, code, name) for selector in self.selectors)

    def without(self, selectors: Sequence[str], line: str) -> tuple[int, str] | None:
        """How its line (its text) loses some selectors: the column from which it changes, and the new text from there.

        `None` where words follow the comment, which would be left behind.
        """
        rest = line[self.end_column :].strip()
        if rest and not rest.startswith("#"):
            return None
        kept = [selector for selector in self.selectors or () if selector not in selectors]
        if not kept:
            return len(line[: self.column].rstrip()), f"  {rest}" if rest else ""
        comment = line[self.column : self.end_column]
        opening, closing = ("[", "]") if self.is_own else (":", "")
        start = comment.index(opening, comment.lower().index(OWN) + len(OWN) if self.is_own else 0) + 1
        space = "" if self.is_own else " "
        return self.column, f"{comment[:start]}{space}{', '.join(kept)}{closing}{line[self.end_column :]}"

    def means(self, selector: str, code: str, name: str) -> bool:
        """Whether one of its selectors speaks of a rule."""
        if not self.is_own:
            return code.startswith(selector)
        if code == UNUSED:  # a comment does not excuse itself by naming everything
            return selector.upper() == code or selector.lower() == name
        return selector.upper() == "ALL" or selector.lower() == name or code.startswith(selector.upper())


@dataclass(frozen=True, slots=True)
class Suppressions:
    """The comments of one file."""

    found: tuple[Suppression, ...] = ()
    used: set[tuple[Suppression, str]] = field(default_factory=set)
    """Which selector of which comment has silenced something; an empty selector stands for a comment without any."""

    @classmethod
    def of(cls, text: str) -> Suppressions:
        """The comments of a text; none where no comment can silence anything of ours, as with `# noqa: E501` alone."""
        if not _can_silence(text):
            return cls()
        lines = _lines(text)
        tokens = _tokens(lines)
        found = [*_noqa(lines, tokens), *_own(lines, tokens)]
        return cls(tuple(sorted(found, key=lambda suppression: (suppression.line, suppression.column))))

    def silences(self, line: int, code: str, name: str, *, noqa: bool = True) -> bool:
        """Whether a comment silences what a rule finds on a line; without `noqa`, whether one of ours does. Notes which do."""
        silent = False
        for suppression in self.found:
            if suppression.first <= line <= suppression.last and suppression.speaks_of(code, name):
                self._note(suppression, code, name)
                silent |= noqa or suppression.is_own
        return silent

    def unused(
        self, known: Iterable[tuple[str, str]], on: Iterable[tuple[str, str]]
    ) -> Iterator[tuple[Suppression, tuple[str, ...], str]]:
        """The comments of which a part silences nothing: the idle selectors, and why in one line.

        `known` are all rules (code and name); of those that are not `on`, nothing can be said. Of `# noqa` only our codes count.
        """
        known, on = tuple(known), tuple(on)
        for suppression in self.found:
            if suppression.problem:
                yield suppression, (), suppression.problem
                continue
            idle = tuple(s for s in suppression.selectors or () if self._is_idle(suppression, s, known, on))
            if idle:
                yield suppression, idle, f"nothing is found here that {_listed(idle)} would silence"

    def speaks_of_us(self) -> bool:
        """Whether any of them is about this program."""
        return self.has_noqa_of_ours() or any(suppression.is_own for suppression in self.found)

    def has_noqa_of_ours(self) -> bool:
        """Whether a `# noqa` names a code of ours."""
        return any(
            _OWN_CODE.fullmatch(selector)
            for suppression in self.found
            if not suppression.is_own
            for selector in suppression.selectors or ()
        )

    def _note(self, suppression: Suppression, code: str, name: str) -> None:
        if suppression.selectors is None:
            self.used.add((suppression, ""))
        for selector in suppression.selectors or ():
            if suppression.means(selector, code, name):
                self.used.add((suppression, selector))

    def _is_idle(
        self, suppression: Suppression, selector: str, known: Sequence[tuple[str, str]], on: Sequence[tuple[str, str]]
    ) -> bool:
        if (suppression, selector) in self.used or not (suppression.is_own or _OWN_CODE.fullmatch(selector)):
            return False
        meant = [rule for rule in known if suppression.means(selector, *rule)]
        return not meant or any(rule in on for rule in meant)


def _listed(selectors: Sequence[str]) -> str:
    return ", ".join(f"`{selector}`" for selector in selectors)


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))


# --- lines that belong together


class Line(NamedTuple):
    """A statement's own lines (without its body): the first and the last, the last of its body, and its comments by place."""

    first: int
    last: int
    end: int
    comments: tuple[tuple[int, int, str], ...] = ()


def statements(text: str) -> list[Line]:
    """The statements of a text, in order, with comments that stand alone; where it is no Python, every line is one."""
    lines = _lines(text)
    return _statements(_tokens(lines)) or [Line(number, number, number) for number in range(1, len(lines) + 1)]


def _tokens(lines: Sequence[str]) -> list[tokenize.TokenInfo]:
    """The tokens of a text; none when it is no Python."""
    try:
        return list(tokenize.generate_tokens(io.StringIO("\n".join(lines) + "\n").readline))
    except (tokenize.TokenError, SyntaxError):
        return []


def _statements(tokens: Iterable[tokenize.TokenInfo]) -> list[Line]:
    found: list[Line] = []
    heads: list[int | None] = []
    pending: int | None = None
    current: list[tokenize.TokenInfo] = []
    words: list[str] = []
    """The first two words of the current statement."""
    for token in tokens:
        if token.type == tokenize.INDENT:
            heads.append(pending)
        elif token.type == tokenize.DEDENT:
            head = heads.pop()
            if head is not None:
                found[head] = found[head]._replace(end=found[-1].last)
        elif token.type != tokenize.ENDMARKER:
            current.append(token)
            if len(words) < 2 and token.type not in _LAYOUT:
                words.append(token.string)
            if token.type == tokenize.NEWLINE or (token.type == tokenize.NL and not words):
                if words:
                    pending = len(found) if words[0] in _DEFINITION or words == ["async", "def"] else None
                found.append(_line(current))
                current, words = [], []
    return found


def _line(tokens: Sequence[tokenize.TokenInfo]) -> Line:
    comments = tuple(
        (token.start[0], token.start[1], token.string) for token in tokens if token.type == tokenize.COMMENT
    )
    last = tokens[-1].start[0]
    return Line(tokens[0].start[0], last, last, comments)


def _noqa_ranges(tokens: Iterable[tokenize.TokenInfo], lines: Sequence[str]) -> list[tuple[int, int]]:
    """The lines whose comments count together, as flake8 has them."""
    found: list[tuple[int, int]] = []
    first, last = len(lines) + 1, 0
    for token in tokens:
        if token.type in (tokenize.ENDMARKER, tokenize.DEDENT):
            continue
        first, last = min(first, token.start[0]), max(last, token.end[0])
        if token.type in (tokenize.NL, tokenize.NEWLINE):
            found.append((first, last))
            first, last = len(lines) + 1, 0
    return found or [(number, number) for number in range(1, len(lines) + 1)]


# --- comments


def _noqa(lines: Sequence[str], tokens: Sequence[tokenize.TokenInfo]) -> Iterator[Suppression]:
    for number, text in enumerate(lines, 1):
        if _FILE.match(text):
            yield Suppression(number, text.index("#"), len(text), 1, len(lines), None, is_own=False)
    for first, last in _noqa_ranges(tokens, lines):
        joined = "\n".join(lines[first - 1 : last])
        match = _INLINE.search(joined)
        if match is None:
            continue
        before = joined[: match.start()]
        column = len(before) - before.rfind("\n") - 1
        codes = match["codes"]
        selectors = None if codes is None else _split(codes)
        line, end = first + before.count("\n"), column + len(match[0].rstrip())
        yield Suppression(line, column, end, first, last, selectors, is_own=False)


def _own(lines: Sequence[str], tokens: Iterable[tokenize.TokenInfo]) -> Iterator[Suppression]:
    for statement in _statements(tokens):
        for number, start, comment in statement.comments:
            for match in _OWN.finditer(comment):
                word, selectors = match["word"].lower(), _split(match["selectors"] or "")
                whole = word == "file-ignore"
                yield Suppression(
                    line=number,
                    column=start + match.start(),
                    end_column=start + match.end(),
                    first=1 if whole else statement.first,
                    last=len(lines) if whole else statement.end,
                    selectors=selectors,
                    is_own=True,
                    problem=_problem(word, selectors),
                )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in _SEPARATOR.split(text) if part)


def _problem(word: str, selectors: Sequence[str]) -> str:
    if word not in _WORDS:
        return f"`{OWN}: {word}` is not known: write `ignore[...]` or `file-ignore[...]`"
    return "" if selectors else f"it names no rule: write `{OWN}: {word}[FAL201]`"
