"""What the comments of a program say of its functions and calls (`README.md`)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

PROGRAMS = Path(__file__).parent / "programs"
COMMENT = re.compile(r"#\s*((?:(?:missing|spurious)\s+)?(?:on|calls|makes):.*)$")
MARK = re.compile(r"(?:(missing|spurious)\s+)?(on|calls|makes):\s*([^;()]*)(?:\(([^()]*)\))?(?:;|$)")

_PYTHON = re.compile(r"^Python (\d+)\.(\d+)$", re.MULTILINE)

_PYTHON = re.compile(r"^Python (\d+)\.(\d+)$", re.MULTILINE)


class Function(NamedTuple):
    """A function of a program: its file and its qualified name (`<lambda>@LINE`; `name@LINE` for a second one of that name)."""

    path: str
    qualname: str


class Line(NamedTuple):
    """A line of a program."""

    path: str
    number: int


class Edge(NamedTuple):
    """A call: the line that it stands on and the function that it reaches."""

    line: Line
    callee: Function


class Context(NamedTuple):
    """A function and one of the places where it runs."""

    function: Function
    where: str


@dataclass
class Facts:
    """What is expected, analysed or observed. `makes` are coroutines that are made here and run by somebody else; `dormant` are
    calls in what the analysis takes never to run."""

    contexts: set[Context] = field(default_factory=set)
    calls: set[Edge] = field(default_factory=set)
    makes: set[Edge] = field(default_factory=set)
    dormant: set[Edge] = field(default_factory=set)


@dataclass
class Expected:
    """What a program says of itself: what happens, and what of it the analysis misses or invents (each with a reason)."""

    happens: Facts = field(default_factory=Facts)
    missing: Facts = field(default_factory=Facts)
    spurious: Facts = field(default_factory=Facts)
    reasons: list[str] = field(default_factory=list)


def programs() -> list[Path]:
    """The programs, by group and name."""
    return sorted(path for path in PROGRAMS.glob("*/*") if path.is_dir() and path.name != "__pycache__")


def needed_python(root: Path) -> tuple[int, int]:
    """The version of Python that a program needs: `Python 3.12` is a line of its docstring."""
    named = _PYTHON.search((root / "app.py").read_text("utf-8"))
    return (int(named[1]), int(named[2])) if named else (3, 11)


def functions(root: Path) -> dict[Line, Function]:
    """Every function and lambda of a program, by the line of its `def` or `lambda`."""
    found: dict[Line, Function] = {}
    for path, tree in _trees(root):
        for qualname, node in _named(tree, ""):
            function = Function(path, qualname)
            if qualname == "<lambda>" or function in found.values():
                function = Function(path, f"{qualname}@{node.lineno}")
            found[Line(path, node.lineno)] = function
    return found


def beginnings(root: Path) -> dict[Line, Line]:
    """The line of the `def` of every function that begins with a decorator, by the line of that."""
    return {
        Line(path, node.decorator_list[0].lineno): Line(path, node.lineno)
        for path, tree in _trees(root)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.decorator_list
    }


def expected(root: Path) -> Expected:
    """What the comments of a program say. Raises `ValueError` for a comment that names an unknown function."""
    known = functions(root)
    result = Expected()
    for path, _ in _trees(root):
        for number, text in enumerate((root / path).read_text("utf-8").splitlines(), 1):
            comment = COMMENT.search(text)
            for verdict, kind, names, reason in MARK.findall(comment[1]) if comment else ():
                _note(result, verdict, kind, Line(path, number), names, known)
                if verdict:
                    if not reason:
                        raise ValueError(f"{path}:{number}: a {verdict} fact needs a reason in brackets")
                    result.reasons.append(reason)
    return result


def _note(result: Expected, verdict: str, kind: str, line: Line, names: str, known: dict[Line, Function]) -> None:
    targets = [result.happens] if not verdict else [getattr(result, verdict)]
    if verdict == "missing":
        targets.append(result.happens)
    for name in filter(None, map(str.strip, names.split(","))):
        for facts in targets:
            if kind == "on":
                if line not in known:
                    raise ValueError(f"{line.path}:{line.number}: no function begins here")
                facts.contexts.add(Context(known[line], name))
            else:
                getattr(facts, kind).add(Edge(line, _called(line, name, known)))


def _called(line: Line, name: str, known: dict[Line, Function]) -> Function:
    """The function that a comment means: of its own file first, then the only one of that name."""
    path, _, qualname = name.rpartition(":")
    candidates = [f for f in known.values() if f.qualname == qualname and (not path or f.path == path)]
    own = [f for f in candidates if f.path == line.path]
    if len(candidates) != 1 and len(own) != 1:
        raise ValueError(f"{line.path}:{line.number}: {name!r} is {len(candidates)} functions")
    return own[0] if len(own) == 1 else candidates[0]


def _trees(root: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(root.rglob("*.py")):
        yield path.relative_to(root).as_posix(), ast.parse(path.read_text("utf-8"))


def _named(node: ast.AST, prefix: str) -> Iterator[tuple[str, ast.expr | ast.stmt]]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield prefix + name, child
                yield from _named(child, f"{prefix}{name}.<locals>.")
            case ast.ClassDef(name=name):
                yield from _named(child, f"{prefix}{name}.")
            case ast.Lambda():
                yield "<lambda>", child
                yield from _named(child, prefix)
            case _:
                yield from _named(child, prefix)
