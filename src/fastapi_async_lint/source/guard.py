"""Text that libcst's native parser would die on is refused before it is parsed.

The parser recurses on the native stack: about 1,500 nested brackets or 10,000 chained operators, attributes, calls or `elif`s
end the whole process (measured with libcst 1.9 on an 8 MiB stack; a thread may have an eighth of that), and nested `case`
patterns take it exponential time. CPython itself refuses more than 200 nested brackets; no real program comes near these limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_CODE = 2_000_000
"""Characters outside of strings and comments: a tree of more takes gigabytes."""
MAX_LINES = 100_000
"""Lines, empty ones and comments too: each takes 11 KB in a tree (measured on a million comments)."""
MAX_BRACKETS = 100
"""Nested brackets."""
MAX_CHAIN = 1_000
"""Operators, attributes, calls or `elif`s in one chain."""
MAX_PATTERN = 8
"""Nested brackets in a `case` pattern."""

# Possessive: a loop that may be taken back keeps a note of each round, gigabytes of them in a string of some million characters.
_STRING = re.compile(
    r"""
    \#[^\r\n]*
    | (?P<prefix>\b[rRbBuUfFtT]{1,2})?
      (?: \"\"\"(?P<a>(?:[^"\\]++|\\.|"(?!""))*+)\"\"\" | '''(?P<b>(?:[^'\\]++|\\.|'(?!''))*+)'''
        | "(?P<c>(?:[^"\\\r\n]++|\\.)*+)" | '(?P<d>(?:[^'\\\r\n]++|\\.)*+)' )
    """,
    re.VERBOSE | re.DOTALL,
)
_TOKEN = re.compile(r"[(\[{]|[)\]}]|,|\b(?:and|or|not|lambda|if|else|await|in|is)\b|:=?|[.+\-*/%@|&^~<>=!]+")
_BRANCH = re.compile(r"^(?P<indent>[ \t]*)(?P<word>if|elif)\b", re.MULTILINE)
_CASE = re.compile(r"\s*case\b(?!\s*[=.:,)\]])")
_LINE_END = re.compile(r"\r\n|\r|\n")
_OPEN, _CLOSE = "([{", ")]}"


def too_large(text: str) -> str | None:
    """Why the tree of a text would take too much memory, in a few words, or `None` when it would not."""
    if text.count("\n") + text.count("\r") > MAX_LINES and len(_LINE_END.findall(text)) > MAX_LINES:
        return f"more than {MAX_LINES:,} lines"
    if len(text) > MAX_CODE and len(_STRING.sub("", text)) > MAX_CODE:
        return f"more than {MAX_CODE:,} characters of code"
    return None


def too_deep(text: str) -> str | None:
    """Why the text must not be parsed, in a few words, or `None` when it can be."""
    formatted: list[str] = []
    code = _STRING.sub(lambda match: _blank(match, formatted), text)
    if _longest_elif_chain(code) > MAX_CHAIN:
        return f"more than {MAX_CHAIN} elif branches"
    for line in _logical_lines(code):
        problem = _too_deep_line(line)
        if problem is not None:
            return problem
    for content in formatted:
        problem = _too_deep_line(content)
        if problem is not None:
            return f"{problem} (in a formatted string)"
    return None


def _longest_elif_chain(code: str) -> int:
    """The most `elif`s of one indentation without an `if` of that indentation between them."""
    chains: dict[str, int] = {}
    longest = 0
    for match in _BRANCH.finditer(code) if code.count("elif") > MAX_CHAIN else ():
        chains[match["indent"]] = chains.get(match["indent"], 0) + 1 if match["word"] == "elif" else 0
        longest = max(longest, chains[match["indent"]])
    return longest


def _blank(match: re.Match[str], formatted: list[str]) -> str:
    """An empty string in place of a literal. What stands in a formatted one is code, and kept aside when it is long."""
    if match[0].startswith("#"):
        return ""
    if match["prefix"] is not None and not set(match["prefix"].lower()).isdisjoint("ft"):
        content = next((part for part in match.group("a", "b", "c", "d") if part is not None), "")
        if len(content) > MAX_BRACKETS:
            formatted.append(content)
    return '""'


def _logical_lines(code: str) -> Iterator[str]:
    """The logical lines that are long enough to be too deep, and those of `case`: brackets and backslashes continue a line."""
    depth = 0
    pending: list[str] = []
    for line in _LINE_END.split(code):
        depth += sum(map(line.count, _OPEN)) - sum(map(line.count, _CLOSE))
        pending.append(line)
        if depth > 0 or line.endswith("\\"):
            continue
        depth = 0
        if len(pending) > 1 or len(line) > MAX_BRACKETS or _CASE.match(line):
            yield "\n".join(pending)
        pending.clear()
    yield "\n".join(pending)


def _too_deep_line(line: str) -> str | None:
    is_pattern = _CASE.match(line) is not None
    if len(line) <= MAX_BRACKETS and not is_pattern:
        return None
    limit = MAX_PATTERN if is_pattern else MAX_BRACKETS
    links = [0]
    in_lambda = [False]
    for match in _TOKEN.finditer(line):
        token = match[0]
        if token in _OPEN:
            links[-1] += 1
            links.append(0)
            in_lambda.append(False)
        elif token in _CLOSE:
            if len(links) > 1:
                links.pop()
                in_lambda.pop()
        elif token == ",":
            if not in_lambda[-1]:
                links[-1] = 0
        else:
            links[-1] += len(token) if token[0] in "+-~" else 1
            in_lambda[-1] = token == "lambda" or (in_lambda[-1] and token != ":")
        if len(links) - 1 > limit:
            return f"more than {limit} nested brackets" + (" in a pattern" if is_pattern else "")
        if links[-1] > MAX_CHAIN:
            return f"an expression with more than {MAX_CHAIN} operators in a row"
    return None
