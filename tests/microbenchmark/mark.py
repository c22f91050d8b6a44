"""`python -m microbenchmark.mark [GROUP/NAME...]`, from `tests`: writes anew, into the comments, what the analysis misses and invents.

Verdicts that no longer hold are taken out; what is new gets one with the reason `why?`, for a person to fill in.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from .analysed import analysed
from .expectations import (
    COMMENT,
    MARK,
    PROGRAMS,
    Context,
    Edge,
    Facts,
    Function,
    Line,
    expected,
    functions,
    needed_python,
    programs,
)

Entry = tuple[str, str, str]
"""A kind of fact, a name (a place or a function), and a reason with its verdict, as they stand in a comment."""


def mark(root: Path) -> int:
    """Writes the verdicts of one program anew; how many new ones need a reason."""
    said, known, lines = expected(root), analysed(root), functions(root)
    edges = said.happens.calls | said.happens.makes
    found = Facts(known.contexts, known.calls | (known.dormant & edges))
    new = 0
    for path in sorted({line.path for line in lines} | {p.relative_to(root).as_posix() for p in root.rglob("*.py")}):
        texts = (root / path).read_text("utf-8").splitlines()
        marked = [_line(Line(path, number), text, said.happens, found, lines) for number, text in enumerate(texts, 1)]
        new += sum(text.count("(why?)") for text in marked)
        if marked != texts:
            (root / path).write_text("\n".join(marked) + "\n", "utf-8")
    return new


def _line(line: Line, text: str, happens: Facts, found: Facts, lines: dict[Line, Function]) -> str:
    comment = COMMENT.search(text)
    code = (text[: comment.start()] if comment else text).rstrip()
    entries = [entry for mark in MARK.findall(comment[1]) for entry in _entries(mark)] if comment else []
    kept = [_judged(entry, line, happens, found, lines) for entry in entries]
    written = {name for kind, name, _ in entries if kind != "on"}
    new_edges = [edge for edge in sorted(found.calls - happens.calls - happens.makes) if edge.line == line]
    names = [name for edge in new_edges if (name := _name(edge.callee, line, lines)) not in written]
    kept += [f"spurious calls: {name} (why?)" for name in names]
    stated = {name for kind, name, _ in entries if kind == "on"}
    new_contexts = [c for c in sorted(found.contexts - happens.contexts) if lines.get(line) == c.function]
    kept += [f"spurious on: {context.where} (why?)" for context in new_contexts if context.where not in stated]
    marks = [mark for mark in _joined(kept) if mark]
    return f"{code}  # {'; '.join(marks)}" if marks else code


def _entries(mark: tuple[str, str, str, str]) -> list[Entry]:
    verdict, kind, names, reason = mark
    return [(kind, name.strip(), f"{verdict} {reason}".strip()) for name in names.split(",") if name.strip()]


def _judged(entry: Entry, line: Line, happens: Facts, found: Facts, lines: dict[Line, Function]) -> str:
    kind, name, verdict = entry
    reason = verdict.partition(" ")[2] or "why?"
    if kind == "on":
        context = Context(lines[line], name)
        does, is_known = context in happens.contexts, context in found.contexts
    else:
        edge = next(edge for edge in _all_edges(happens, found, line, name, lines))
        does, is_known = edge in happens.calls | happens.makes, edge in found.calls
    if does:
        return f"{kind}: {name}" if is_known else f"missing {kind}: {name} ({reason})"
    return f"spurious {kind}: {name} ({reason})" if is_known else ""


def _all_edges(happens: Facts, found: Facts, line: Line, name: str, lines: dict[Line, Function]) -> list[Edge]:
    edges = happens.calls | happens.makes | found.calls
    named = [edge for edge in edges if edge.line == line and name in _names(edge.callee)]
    own = [edge for edge in named if edge.callee.path == line.path]
    return own or named or [Edge(line, Function("", name))]


def _names(function: Function) -> tuple[str, str]:
    return function.qualname, f"{function.path}:{function.qualname}"


def _name(function: Function, line: Line, lines: dict[Line, Function]) -> str:
    alike = [other for other in lines.values() if other.qualname == function.qualname]
    is_clear = len(alike) == 1 or function.path == line.path
    return function.qualname if is_clear else f"{function.path}:{function.qualname}"


def _joined(marks: list[str]) -> list[str]:
    """Marks of one kind without a verdict share one word: `on: loop, thread`."""
    found: dict[str, list[str]] = {}
    for text in marks:
        match = re.fullmatch(r"(on|calls|makes): (.*)", text)
        if match:
            found.setdefault(match[1], []).append(match[2])
    plain = [f"{kind}: {', '.join(names)}" for kind, names in found.items()]
    return plain + [text for text in marks if text.startswith(("missing", "spurious"))]


if __name__ == "__main__":
    wanted = [PROGRAMS / name for name in sys.argv[1:]] or programs()
    wanted = [root for root in wanted if sys.version_info >= needed_python(root)]
    for root in wanted:
        count = mark(root)
        if count:
            sys.stderr.write(f"{root.relative_to(PROGRAMS)}: {count} without a reason\n")
