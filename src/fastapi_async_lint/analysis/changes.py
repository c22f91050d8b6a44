"""What an edit of a module changes: what is written in some of its functions, or more than that."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint import model as m

from .index import TABLES, scope_of
from .program import Scope, every
from .reads import Reads


def changed_bits(reads: Reads, path: str, before: Scope | None, now: Scope | None) -> int:
    """The bits for what is not as it was in a module, and for the names that stand in it only now; `None` stands for a module that
    is not there, or of which that is not known any more.

    Names only count where they stand in a function, or in the module outside of all, in which they did not before: who found
    them elsewhere has noted what they were found in.
    """
    names = names_of(now) - names_of(before)
    functions = None if before is None or now is None else _changed_functions(before, now)
    if functions is None:
        known = {name[:2] for name in names_of(before)}
        changed = reads.facts(path)
        names = {name for name in names if name[:2] not in known}
    else:
        changed = 0
        for earlier, function in functions:
            changed |= reads.body(path, function.qualname)
            if earlier.read_parameters != function.read_parameters:
                changed |= reads.name(*function.asked_for_parameters)
    for table, name, _ in names:
        changed |= reads.name(table, name)
    return changed


def names_of(module: Scope | None) -> set[tuple[str, str, str]]:
    """The names that stand in the tables of an index of a module: each with its table, and the outermost function in which it
    stands, if any."""
    found = set()
    for scope in () if module is None else module.inner:
        for table, entries in TABLES.items():
            for name, row in entries(scope):
                unit = scope_of(row).unit
                found.add((table, name, "" if unit is None else unit.qualname))
    return found


def _changed_functions(before: Scope, now: Scope) -> list[tuple[Scope, Scope]] | None:
    """The outermost functions in which something else is written, before and now; `None` where anything else is changed: what is
    defined, what functions take, what classes and the module itself say, or what is said of other places."""
    if _outside(before.written) != _outside(now.written):
        return None
    found = []
    for earlier, function in zip(before.functions, now.functions, strict=True):
        if earlier.written != function.written:
            if _said_of_others(earlier) != _said_of_others(function) or any(_outer(function)):
                return None
            found.append((earlier, function))
    for earlier, class_ in zip(before.classes, now.classes, strict=True):
        inner = _changed_functions(earlier, class_)
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


def _outer(function: Scope) -> Iterator[m.Statement]:
    """`global` and `nonlocal`: what they bind belongs to another scope."""
    return (statement for statement in _said_of_others(function) if isinstance(statement, m.Scope))
