"""What an edit of a module changes: what is written in its functions, what it imports, what is added at its end, or more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from fastapi_async_lint import model as m

from .index import TABLES, scope_of
from .program import Scope, every
from .reads import Reads, bound_in


class Edited(NamedTuple):
    """What an edit of a module changes: the bits for what is not as it was, and the names, each with its table, that stand in the
    module only now, and that did only before."""

    bits: set[int]
    came: set[tuple[str, str]]
    gone: set[tuple[str, str]]


def edited(reads: Reads, path: str, before: Scope | None, now: Scope | None) -> Edited:
    """What is changed in a module; `None` stands for one that is not there, or of which that is not known any more."""
    names, names_now = names_of(before), names_of(now)
    known, known_now = {name[:2] for name in names}, {name[:2] for name in names_now}
    change = None if before is None or now is None else _change(before, now)
    if change is None:
        changed = set(reads.facts(path))
        asked = known_now - known
    else:
        changed = set(reads.text(path) if change.text else ())
        for name in change.names:
            changed |= reads.name(*bound_in(path, name))
        for function in change.come_or_gone:
            changed |= reads.body(path, function.qualname)
        for earlier, function in change.functions:
            changed |= reads.body(path, function.qualname)
            if earlier.read_parameters != function.read_parameters:
                changed |= reads.name(*function.asked_for_parameters)
        asked = {name[:2] for name in names_now - names}
        if change.text:  # what is imported says which of the names in functions count
            asked |= {name[:2] for name in names - names_now}
    for table, name in asked:
        changed |= reads.name(table, name)
    return Edited(changed, known_now - known, known - known_now)


def names_of(module: Scope | None) -> Counter[tuple[str, str, str]]:
    """How many times names stand in the tables of an index of a module: each with its table, and the outermost function in which
    it stands, if any."""
    return Counter(
        (table, name, _place(scope_of(row)))
        for scope in (() if module is None else module.inner)
        for table, entries in TABLES.items()
        for name, row in entries(scope)
    )


def _place(scope: Scope) -> str:
    return "" if scope.unit is None else scope.unit.qualname


class _Change(NamedTuple):
    """What an edit of a module changes."""

    functions: list[tuple[Scope, Scope]]
    """The outermost functions in which something else is written, before and now."""
    come_or_gone: tuple[Scope, ...] = ()
    """The functions that are there only now, or only before."""
    names: frozenset[str] = frozenset()
    """The names that the module binds otherwise."""
    text: bool = False
    """Whether anything outside of functions is not as it was."""


def _change(before: Scope, now: Scope) -> _Change | None:
    """What is changed in a module; `None` where that is more than what is written in functions, which imports there are, and
    functions and classes that have come or gone at its end: then the numbers of expressions may be others."""
    functions = _changed_functions(before, now)
    old, new = _outside(before.written), _outside(now.written)
    names = _added_names(old, new) if len(old.expressions) <= len(new.expressions) else None
    if names is None:
        names = _added_names(new, old)
    if functions is None or names is None:
        return None
    both = min(len(before.functions), len(now.functions))
    return _Change(functions, (*before.functions[both:], *now.functions[both:]), names, old != new)


def _added_names(old: m.Body, new: m.Body) -> frozenset[str] | None:
    """The names that a module binds otherwise with what one text has and the other has not; `None` where that is more than
    imports, and functions and classes at the end."""
    functions, classes = len(old.functions), len(old.classes)
    size = len(old.expressions)
    beginning = new.expressions[:size], new.uses[:size], new.functions[:functions], new.classes[:classes]
    if beginning != (old.expressions, old.uses, old.functions, old.classes):
        return None
    added = [m.Define("function", place) for place in range(functions, len(new.functions))]
    added += [m.Define("class", place) for place in range(classes, len(new.classes))]
    imports, imports_now = Counter(_imports(old.statements)), Counter(_imports(new.statements))
    kept = [statement for statement in _without_imports(new.statements) if statement not in added]
    changed = (imports - imports_now) + (imports_now - imports)
    names = {statement.name for statement in changed}
    if kept != list(_without_imports(old.statements)):
        return None
    names.update(function.name for function in new.functions[functions:])
    names.update(class_.name for class_ in new.classes[classes:])
    return frozenset(names)


def _imports(statements: m.Statements) -> Iterator[m.Import]:
    """The imports in a module, those behind a test included (`if TYPE_CHECKING:`)."""
    for statement in statements:
        if isinstance(statement, m.Import):
            yield statement
        elif isinstance(statement, m.If):
            yield from _imports(statement.body)
            yield from _imports(statement.orelse)


def _without_imports(statements: m.Statements) -> Iterator[m.Statement]:
    for statement in statements:
        if isinstance(statement, m.If):
            body, orelse = tuple(_without_imports(statement.body)), tuple(_without_imports(statement.orelse))
            yield statement._replace(body=body, orelse=orelse)
        elif not isinstance(statement, m.Import):
            yield statement


def _changed_functions(before: Scope, now: Scope) -> list[tuple[Scope, Scope]] | None:
    """The outermost functions of a module or class in which something else is written, before and now, those that have come left
    out; `None` where a class says something else, or a function of other places."""
    found = []
    for earlier, function in zip(before.functions, now.functions, strict=False):
        if earlier.written != function.written:
            said = _said_of_others(function)
            if said != _said_of_others(earlier) or any(isinstance(statement, m.Scope) for statement in said):
                return None  # `global` and `nonlocal`: what they bind belongs to another scope
            found.append((earlier, function))
    for earlier, class_ in zip(before.classes, now.classes, strict=False):
        inner = _changed_functions(earlier, class_) if _outside(earlier.written) == _outside(class_.written) else None
        if inner is None:
            return None
        found += inner
    return found


_NO_BODY = m.Body()


def _outside(body: m.Body) -> m.Body:
    """What is written in a scope, without what is written in the scopes in it."""
    return body._replace(
        functions=tuple(function._replace(body=_NO_BODY, awaits=0) for function in body.functions),
        classes=tuple(class_._replace(body=_NO_BODY) for class_ in body.classes),
    )


def _said_of_others(function: Scope) -> list[m.Statement]:
    """What a function says that counts outside of it: what is imported in a module counts for the names in all of it."""
    return [
        statement
        for scope in function.inner
        for statement in every(scope.written.statements)
        if isinstance(statement, (m.Import, m.Scope))
    ]
