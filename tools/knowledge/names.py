"""Counts how installed packages define the names of `names.toml`, and writes `names.json`."""

from __future__ import annotations

import ast
import json
import re
import site
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fastapi_async_lint.knowledge.files import DATA

_LIST = Path(__file__).with_name("names.toml")


@dataclass
class Count:
    """How one name is defined: what calling it gives, to the number of definitions; and in which libraries."""

    kinds: Counter[str] = field(default_factory=Counter)
    libraries: set[str] = field(default_factory=set)


def listed_names() -> list[str]:
    """The names to count, sorted."""
    return sorted(tomllib.loads(_LIST.read_text(encoding="utf-8"))["names"])


def counted(names: Iterable[str], roots: Iterable[Path]) -> dict[str, Count]:
    """Every definition of the names in the Python files below the roots (directories of installed packages)."""
    counts: dict[str, Count] = defaultdict(Count)
    pattern = re.compile(rf"def (?:{'|'.join(names)})\(")
    for root in roots:
        for file in root.rglob("*.py"):
            text = file.read_text(encoding="utf-8", errors="replace")
            if pattern.search(text):
                library = file.relative_to(root).parts[0].partition("_")[0].partition("-")[0]
                _count_file(text, frozenset(names), library, counts)
    return counts


def write_names() -> list[str]:
    """Write `names.json`; a line for each name that is not a coroutine everywhere, which is left out."""
    roots = [Path(root) for root in site.getsitepackages()]
    counts = counted(listed_names(), roots)
    problems = []
    rows = []
    for name in listed_names():
        count = counts[name]
        if set(count.kinds) != {"coroutine"}:
            problems.append(f"{name}: {dict(count.kinds)}")
            continue
        row = {"kind": "coroutine", "definitions": count.kinds.total(), "libraries": len(count.libraries)}
        rows.append(f"{json.dumps(name)}: {json.dumps(row)}")
    body = ",\n".join(rows)
    (DATA / "names.json").write_text(f'{{\n"names": {{\n{body}\n}}\n}}\n', encoding="utf-8")
    return problems


def _count_file(text: str, names: frozenset[str], library: str, counts: dict[str, Count]) -> None:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return
    for definition in ast.walk(tree):
        if isinstance(definition, ast.FunctionDef | ast.AsyncFunctionDef) and definition.name in names:
            counts[definition.name].kinds[_kind(definition)] += 1
            counts[definition.name].libraries.add(library)


def _kind(definition: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    if isinstance(definition, ast.FunctionDef):
        returns = ast.unparse(definition.returns) if definition.returns else ""
        return "coroutine" if returns.startswith(("Awaitable", "Coroutine")) else "plain"
    yields = any(isinstance(node, ast.Yield) for node in _own_nodes(definition))
    return "async_iterator" if yields else "coroutine"


def _own_nodes(definition: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(definition):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from _own_nodes(child)
