"""Import statements, written where a person would put them: beside what is imported from the same library, else with the others
of their kind (standard library, then the rest), in order; never into a branch, never before `from __future__`.

The order is isort's and ruff's default: within a kind, `import a` before `from a import b`, then by module.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import libcst as cst

from .positions import offsets

Wanted = tuple[str, str]
"""A module and a name in it; an empty name means the module itself."""

IsOwn = Callable[[str], bool]

_LONGEST_LINE = 88


class _Line(NamedTuple):
    """A top-level import statement: what it imports from, and the offsets of its first line's start and of the next line."""

    node: cst.SimpleStatementLine
    module: str
    is_from: bool
    start: int
    end: int

    @property
    def key(self) -> tuple[bool, str]:
        return self.is_from, self.module.lower()


def with_import(text: str, tree: cst.Module, wanted: Wanted, is_own: IsOwn) -> str:
    """The text with one more import statement, or with one more name in a `from` import that is there. `is_own` tells whether a
    top-level module is one of the project."""
    lines = list(_import_lines(text, tree))
    named = _added_to(text, tree, [line for line in lines if line.is_from and line.module == wanted[0]], wanted[1])
    if named is not None:
        return named
    place, statement = _placed(text, tree, lines, wanted, is_own)
    return text[:place] + statement.replace("\n", tree.default_newline) + text[place:]


def _placed(text: str, tree: cst.Module, lines: Sequence[_Line], wanted: Wanted, is_own: IsOwn) -> tuple[int, str]:
    """The offset at which to put a new statement, and the statement with its line ends."""
    module, name = wanted
    statement = f"from {module} import {name}\n" if name else f"import {module}\n"
    key = bool(name), module.lower()
    found = [line for line in lines if line.module != "__future__"]
    beside = [line for line in found if _top(line.module) == _top(module) and line.is_from == bool(name)]
    beside = beside or [line for line in found if _kind(line.module, is_own) == _kind(module, is_own)]
    if beside:
        before = [line for line in beside if line.key <= key]
        return _after(text, before[-1], statement) if before else (beside[0].start, statement)
    earlier = [line for line in found if _kind(line.module, is_own) < _kind(module, is_own)]
    if earlier:
        return _after(text, earlier[-1], f"\n{statement}")
    if found:
        return found[0].start, f"{statement}\n"
    return _alone(text, tree, lines, statement)


def _after(text: str, line: _Line, statement: str) -> tuple[int, str]:
    is_last_line = line.end == len(text) and not text.endswith(("\n", "\r"))
    return line.end, f"\n{statement}" if is_last_line else statement


def _alone(text: str, tree: cst.Module, futures: Sequence[_Line], statement: str) -> tuple[int, str]:
    """The place of the only import: after the docstring and `from __future__`, before everything else."""
    if futures:
        return _after(text, futures[-1], f"\n{statement}")
    body = tree.body
    noted = offsets(tree, {id(node) for node in body[:2]})
    if body and tree.get_docstring() is not None:
        end = _next_line(text, noted.ends[id(body[0])])
        line = _Line(cst.SimpleStatementLine([]), "", False, 0, end)
        return _after(text, line, f"\n{statement}")
    if not body:
        return len(text), statement
    gap = "\n\n" if isinstance(body[0], (cst.FunctionDef, cst.ClassDef)) else "\n"
    first = body[0]
    above = first.decorators[0] if isinstance(first, (cst.FunctionDef, cst.ClassDef)) and first.decorators else first
    start = offsets(tree, {id(above)}).starts[id(above)]
    return _line_start(text, start), f"{statement}{gap}"


def _added_to(text: str, tree: cst.Module, lines: Iterable[_Line], name: str) -> str | None:
    """The text with a name more in one of these `from` imports, if one takes it as it is written."""
    for line in lines:
        node = line.node.body[0]
        if not isinstance(node, cst.ImportFrom) or isinstance(node.names, cst.ImportStar) or not name:
            continue
        noted = offsets(tree, {id(alias) for alias in node.names} | {id(node)})
        starts = [noted.starts[id(alias)] for alias in node.names]
        names = [alias.evaluated_name for alias in node.names]
        if names != sorted(names, key=str.lower) or any(alias.asname is not None for alias in node.names):
            continue
        place = next((i for i, other in enumerate(names) if other.lower() > name.lower()), len(names))
        if "\n" not in text[line.start : noted.ends[id(node)]] and "\r" not in text[line.start : noted.ends[id(node)]]:
            if line.end - line.start + len(name) + 2 > _LONGEST_LINE:
                continue
            if place < len(names):
                return f"{text[: starts[place]]}{name}, {text[starts[place] :]}"
            end = starts[-1] + len(names[-1])
            return f"{text[:end]}, {name}{text[end:]}"
        indents = [text[_line_start(text, start) : start] for start in starts]
        if any(indent.strip() for indent in indents):
            continue
        between = f",{tree.default_newline}{indents[0]}"
        if place < len(names):
            return f"{text[: starts[place]]}{name}{between}{text[starts[place] :]}"
        end = starts[-1] + len(names[-1])
        return f"{text[:end]}{between}{name}{text[end:]}"
    return None


def _import_lines(text: str, tree: cst.Module) -> Iterator[_Line]:
    """The import statements at the head of a module, outside of branches."""
    head = list(_head(tree))
    noted = offsets(tree, {id(statement) for statement in head})
    for statement in head:
        node = statement.body[0]
        start = _line_start(text, noted.starts[id(statement)])
        end = _next_line(text, noted.ends[id(statement)])
        if isinstance(node, (cst.Import, cst.LazyImport)):
            yield _Line(statement, _dotted(node.names[0].name), False, start, end)
        elif isinstance(node, (cst.ImportFrom, cst.LazyImportFrom)):
            module = "" if node.module is None else _dotted(node.module)
            yield _Line(statement, "." * len(node.relative) + module, True, start, end)


def _head(tree: cst.Module) -> Iterator[cst.SimpleStatementLine]:
    """The import statements before the first definition, and before the first code after the first of them."""
    any_yet = False
    for statement in tree.body:
        if isinstance(statement, cst.SimpleStatementLine):
            node = statement.body[0]
            if isinstance(node, (cst.Import, cst.ImportFrom, cst.LazyImport, cst.LazyImportFrom)):
                any_yet = any_yet or not _is_future(node)
                yield statement
            elif any_yet and not _is_dunder(node):
                return
        elif any_yet or isinstance(statement, (cst.FunctionDef, cst.ClassDef)):
            return


def _is_future(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.ImportFrom) and node.module is not None and _dotted(node.module) == "__future__"


def _is_dunder(node: cst.CSTNode) -> bool:
    """`__all__ = ...`, which may stand between imports."""
    if not isinstance(node, cst.Assign):
        return False
    target = node.targets[0].target
    return isinstance(target, cst.Name) and target.value.startswith("__")


def _kind(module: str, is_own: IsOwn) -> int:
    """What comes first: the standard library, then other libraries, the project itself, and what is imported relatively."""
    top = _top(module)
    if module.startswith("."):
        return 3
    return 0 if top in sys.stdlib_module_names else 2 if is_own(top) else 1


def _top(module: str) -> str:
    return module.partition(".")[0] if not module.startswith(".") else "."


def _dotted(node: cst.CSTNode) -> str:
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    if isinstance(node, cst.Name):
        parts.append(node.value)
    return ".".join(reversed(parts))


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _next_line(text: str, offset: int) -> int:
    """The offset of the line after that in which an offset lies."""
    ends = [end for end in (text.find("\n", offset), text.find("\r", offset)) if end >= 0]
    if not ends:
        return len(text)
    end = min(ends)
    return end + (2 if text.startswith("\r\n", end) else 1)
