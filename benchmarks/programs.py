"""Small programs whose mistakes are marked: the fixtures, and the examples of every rule, laid out for any linter to read."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.checkouts import FINISHED
from fastapi_async_lint.rules import Rule, all_rules

_FIXTURE_MARK = re.compile(r"# (?:error|also|missing): \[([a-z-]+)\]")
_EXAMPLE_MARK = re.compile(r"  # error$")


class Mark(NamedTuple):
    """A mistake: the file, its first and last line, the rule that it breaks, and the lines of the statements that read what it
    binds, where another tool may see it."""

    path: str
    lines: tuple[int, int]
    rule: str
    uses: tuple[tuple[int, int], ...] = ()


class Statement(NamedTuple):
    """The lines of a statement; of one that holds others only its head, with the decorators."""

    start: int
    end: int


class Programs(NamedTuple):
    """Programs, each in a directory of its own that no other shares, all of them once more together, and their marks. Paths in
    marks begin with the name of the program."""

    homes: dict[str, Path]
    together: Path
    marks: tuple[Mark, ...]


def lay_out(fixtures: Path, folder: Path) -> Programs:
    """All programs in directories below a folder, which are named by what is in them."""
    files = dict(sorted([*_fixture_files(fixtures), *_example_files()]))
    programs: dict[str, dict[str, str]] = {}
    for path, text in files.items():
        name, _, inside = path.partition("/")
        programs.setdefault(name, {})[inside] = text
    homes = {name: _written(folder / name, texts) for name, texts in programs.items()}
    marks = tuple(mark for path, text in files.items() if path.endswith(".py") for mark in marks_of(path, text))
    return Programs(homes, _written(folder / "together", files), marks)


def _written(folder: Path, files: dict[str, str]) -> Path:
    """The directory of these files, written unless it already was."""
    home = folder / hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    if not (home / FINISHED).exists():
        shutil.rmtree(home, ignore_errors=True)
        for path, text in files.items():
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            (home / path).write_text(text, "utf-8")
        (home / FINISHED).touch()
    return home


def _fixture_files(fixtures: Path) -> Iterator[tuple[str, str]]:
    for app in sorted(fixtures.glob("*/*/app.py")):
        name = "-".join(app.parent.relative_to(fixtures).parts)
        for path in sorted(app.parent.rglob("*")):
            if path.suffix in {".py", ".pyi", ".toml"}:
                yield f"{name}/{path.relative_to(app.parent).as_posix()}", path.read_text("utf-8")


def _example_files() -> Iterator[tuple[str, str]]:
    for rule in all_rules():
        for kind in ("bad", "good"):
            if not rule.default:
                yield (
                    f"{rule.name}-{kind}/pyproject.toml",
                    f'[tool.fastapi-async-lint]\nextend-select = ["{rule.code}"]\n',
                )
            for number, example in enumerate(rule.examples, 1):
                text = getattr(example, kind)
                yield f"{rule.name}-{kind}/example{number}.py", _named_marks(text, rule) if kind == "bad" else text


def _named_marks(text: str, rule: Rule) -> str:
    lines = [_EXAMPLE_MARK.sub(f"  # error: [{rule.name}]", line) for line in text.splitlines()]
    return "\n".join([*lines, ""])


def marks_of(path: str, text: str) -> Iterator[Mark]:
    """The marks in a file; what is known to be missed counts like the rest."""
    for number, line in enumerate(text.splitlines(), 1):
        for rule in _FIXTURE_MARK.findall(line):
            lines = statement_lines(text, number)
            yield Mark(path, lines, rule, tuple(_uses(text, lines)))


def statement_lines(text: str, line: int) -> tuple[int, int]:
    """The lines of the innermost statement around a line."""
    around = [each for each in _statements(text) if each.start <= line <= each.end]
    return min(around, key=lambda each: each.end - each.start, default=Statement(line, line))


def _uses(text: str, lines: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The statements of the function that read a name which the statement on these lines binds."""
    for whole in ast.walk(_parsed(text)):
        if not isinstance(whole, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        inside = [node for node in ast.walk(whole) if isinstance(node, ast.Name)]
        bound = {n.id for n in inside if isinstance(n.ctx, ast.Store) and lines[0] <= n.lineno <= lines[1]}
        for node in inside:
            if node.id in bound and isinstance(node.ctx, ast.Load) and node.lineno > lines[1]:
                yield statement_lines(text, node.lineno)


def function_heads(text: str) -> Iterator[tuple[Statement, Statement]]:
    """The head of each function, and all of it."""
    for node in ast.walk(_parsed(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            head = _lines(node)
            yield head, Statement(head.start, node.end_lineno or head.end)


def _statements(text: str) -> Iterator[Statement]:
    return (_lines(node) for node in ast.walk(_parsed(text)) if isinstance(node, ast.stmt))


def _lines(node: ast.stmt) -> Statement:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    start = min([node.lineno, *(each.lineno for each in decorators)])
    body: list[ast.stmt] = getattr(node, "body", [])
    end = (node.end_lineno or node.lineno) if not body else max(node.lineno, _lines(body[0]).start - 1)
    return Statement(start, end)


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)
