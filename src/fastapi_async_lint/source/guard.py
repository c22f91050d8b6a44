"""Text that libcst's native parser would die on is refused before it is parsed.

The parser recurses on the native stack: about 1,500 nested brackets or 10,000 chained operators, attributes, calls or `elif`s
end the whole process (measured with libcst 1.9 on an 8 MiB stack). CPython itself refuses more than 200 nested brackets and
100 levels of indentation, so no program that runs is lost by the bracket limit.
"""

from __future__ import annotations

import re

MAX_BRACKETS = 200
"""Nested brackets; CPython's own limit."""
MAX_CHAIN = 2_000
"""Operators, attributes, calls or `elif`s in one chain."""

_TOKEN = re.compile(
    r"""
    (?P<skip> \#[^\r\n]*
      | [rRbBuUfFtT]{0,2}(?:\"\"\"(?:\\.|[^\\])*?\"\"\"|'''(?:\\.|[^\\])*?'''
      | "(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*') )
    | (?P<open>[(\[{]) | (?P<close>[)\]}]) | (?P<comma>,)
    | (?P<elif>\belif\b)
    | (?P<link>\b(?:and|or|not|lambda|if|else|await|in|is)\b | [.+\-*/%@|&^~<>=!:]+ )
    | (?P<newline>[\r\n])
    """,
    re.VERBOSE | re.DOTALL,
)


def too_deep(text: str) -> str | None:
    """Why the text must not be parsed, in a few words, or `None` when it can be."""
    if _is_plainly_flat(text):
        return None
    depth = 0
    links = [0]
    elifs = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "open":
            depth += 1
            links[-1] += 1
            links.append(0)
        elif kind == "close":
            depth = max(depth - 1, 0)
            if len(links) > 1:
                links.pop()
        elif kind == "comma" or (kind == "newline" and depth == 0):
            links[-1] = 0
        elif kind == "link":
            links[-1] += 1
        elif kind == "elif":
            elifs += 1
        if depth > MAX_BRACKETS:
            return f"more than {MAX_BRACKETS} nested brackets"
        if links[-1] > MAX_CHAIN:
            return f"an expression with more than {MAX_CHAIN} operators in a row"
    if elifs > MAX_CHAIN:
        return f"more than {MAX_CHAIN} elif branches"
    return None


def _is_plainly_flat(text: str) -> bool:
    """Whether no bracket nests deeply and nothing chains over many lines or along a long one; certain when true.

    A scan of every token costs a fifth of the parse, this a hundredth: pairs of brackets are taken out, innermost first, and
    a chain has to begin or end many lines with an operator, or to fill a very long line.
    """
    if "elif" in text and text.count("elif") > MAX_CHAIN:
        return False
    brackets = text.encode("utf-8", "replace").translate(_BRACKETS, _NO_BRACKETS)
    for _ in range(MAX_BRACKETS // 4):
        shorter = brackets.replace(b"()", b"")
        if len(shorter) == len(brackets):
            break
        brackets = shorter
    if len(brackets) > MAX_BRACKETS // 2:
        return False
    if max(map(len, text.splitlines()), default=0) > _LONG_LINE:
        return False
    return len(_CONTINUED.findall(text)) < _MANY_LINES


_BRACKETS = bytes.maketrans(b"[]{}", b"()()")
_NO_BRACKETS = bytes(set(range(256)) - set(b"()[]{}"))
_LONG_LINE = 1_000
_MANY_LINES = 2 * MAX_CHAIN // _LONG_LINE * 10
_CONTINUED = re.compile(r"^[ \t]*(?:[+\-*/%|&@.<>=^]|(?:and|or)\b)|[+\-*/%|&@.<>=^\\][ \t]*$", re.MULTILINE)
