"""Where the project writes what: calls by the name of what is called, assignments to attributes, and what is put into containers.

These are the questions that are asked backwards ("who calls this?"). The answer is by name alone; who asks looks at each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .program import Binding, Scope, every, written_name
from .reads import Reads

_Row = TypeVar("_Row", bound="Scope | tuple[Any, ...]")


class Store(NamedTuple):
    """An assignment to an attribute of `owner`: by a statement (`binding`), or of `value` by `setattr` with a literal name."""

    scope: Scope
    owner: int
    binding: Binding | None
    value: int = NOTHING


class Mutation(NamedTuple):
    """Something that is put into a container: what `value` is (`spread`: its items), at `key` where one is written."""

    scope: Scope
    container: int
    value: int
    key: int = NOTHING
    spread: bool = False
    binding: Binding | None = None


TABLES = ("calls", "handing", "decorations", "stores", "mutations", "methods", "yielded", "reads", "imported")
"""The tables of an index."""


class Index:
    """The index of some modules, made when first asked: those of all files that may serve requests."""

    def __init__(self, modules: Iterable[Scope], reads: Reads) -> None:
        self._modules = modules
        self._noted = reads
        self._read: dict[tuple[str, str], int] = {}

    def calls(self, name: str) -> list[tuple[Scope, int]]:
        """The calls whose function is written with this name at the end."""
        return self._found("calls", self._calls, name)

    def handing(self, name: str) -> list[tuple[Scope, int]]:
        """The calls that are given something which is written with this name at the end."""
        return self._found("handing", self._handing, name)

    def decorations(self, name: str) -> list[tuple[Scope, int]]:
        """The functions and classes that have a decorator which is written with this name at the end, or as a call of it; each
        with the decorator's expression."""
        return self._found("decorations", self._decorations, name)

    def stores(self, name: str) -> list[Store]:
        """The assignments to attributes of this name."""
        return self._found("stores", self._stores, name)

    def mutations(self, name: str) -> list[Mutation]:
        """What is put into containers that are written with this name at the end."""
        return self._found("mutations", self._mutations, name)

    def classes_with(self, method: str) -> list[Scope]:
        """The classes that define a method of this name."""
        return self._found("methods", self._methods, method)

    def yielded(self, key: str) -> list[tuple[Scope, int]]:
        """The values that generator functions yield in a dict under this key: what a lifespan puts on the state."""
        return self._found("yielded", self._yielded, key)

    def reads(self, name: str) -> list[tuple[Scope, int]]:
        """The names and attributes that are written so, where they are read."""
        return self._found("reads", self._reads, name)

    def imported_as(self, name: str) -> list[tuple[Scope, str]]:
        """What a name of a module is called where it is imported: modules, each with its name for it."""
        return self._found("imported", self._imported, name)

    def names(self) -> set[tuple[str, str]]:
        """All names that stand in a table, each with the table."""
        return {(table, name) for table in TABLES for name in getattr(self, f"_{table}")}

    def _found(self, table: str, found: dict[str, list[_Row]], name: str) -> list[_Row]:
        """What a table has under a name; notes that it was asked, and the modules that the rows are from."""
        rows = found.get(name, [])
        read = self._read.get((table, name))
        if read is None:
            read = self._noted.name(table, name)
            for row in rows:
                read |= self._noted.facts((row if isinstance(row, Scope) else row[0]).path)
            self._read[table, name] = read
        self._noted.mask |= read
        return rows

    def _scopes(self) -> Iterator[Scope]:
        for module in self._modules:
            yield from module.inner

    @cached_property
    def _reads(self) -> dict[str, list[tuple[Scope, int]]]:
        found: dict[str, list[tuple[Scope, int]]] = {}
        for scope in self._scopes():
            for index, (node, use) in enumerate(zip(scope.body.expressions, scope.body.uses, strict=True)):
                if isinstance(node, (m.Name, m.Attribute)) and use.kind != "target":
                    found.setdefault(written_name(scope, index), []).append((scope, index))
        return found

    @cached_property
    def _imported(self) -> dict[str, list[tuple[Scope, str]]]:
        found: dict[str, list[tuple[Scope, str]]] = {}
        for scope in self._scopes():
            for statement in every(scope.body.statements):
                if isinstance(statement, m.Import) and statement.attribute:
                    found.setdefault(statement.attribute, []).append((scope.module, statement.name))
        return found

    @cached_property
    def _calls(self) -> dict[str, list[tuple[Scope, int]]]:
        found: dict[str, list[tuple[Scope, int]]] = {}
        for scope in self._scopes():
            for index, node in enumerate(scope.body.expressions):
                if isinstance(node, m.Call):
                    found.setdefault(written_name(scope, node.function), []).append((scope, index))
        return found

    @cached_property
    def _handing(self) -> dict[str, list[tuple[Scope, int]]]:
        found: dict[str, list[tuple[Scope, int]]] = {}
        for scope in self._scopes():
            for index, node in enumerate(scope.body.expressions):
                for argument in node.arguments if isinstance(node, m.Call) else ():
                    name = written_name(scope, argument.value)
                    if name:
                        found.setdefault(name, []).append((scope, index))
        return found

    @cached_property
    def _decorations(self) -> dict[str, list[tuple[Scope, int]]]:
        found: dict[str, list[tuple[Scope, int]]] = {}
        for scope in self._scopes():
            definition = scope.function or scope.class_
            if definition is None or scope.parent is None:
                continue
            for decorator in definition.decorators:
                node = scope.parent.body.expressions[decorator]
                name = written_name(scope.parent, node.function if isinstance(node, m.Call) else decorator)
                found.setdefault(name, []).append((scope, decorator))
        return found

    @cached_property
    def _stores(self) -> dict[str, list[Store]]:
        found: dict[str, list[Store]] = {}
        for scope in self._scopes():
            for binding in scope.stores:
                target = scope.body.expressions[binding.target]
                if isinstance(target, m.Attribute):
                    found.setdefault(target.name, []).append(Store(scope, target.value, binding))
            for name, store in _set_by_name(scope):
                found.setdefault(name, []).append(store)
        return found

    @cached_property
    def _mutations(self) -> dict[str, list[Mutation]]:
        found: dict[str, list[Mutation]] = {}
        for scope in self._scopes():
            for mutation in _mutations(scope):
                name = holder(scope, mutation.container)
                if name:
                    found.setdefault(name, []).append(mutation)
        return found

    @cached_property
    def _methods(self) -> dict[str, list[Scope]]:
        found: dict[str, list[Scope]] = {}
        for scope in self._scopes():
            if scope.kind == "class":
                for function in scope.functions:
                    found.setdefault(function.name, []).append(scope)
        return found

    @cached_property
    def _yielded(self) -> dict[str, list[tuple[Scope, int]]]:
        found: dict[str, list[tuple[Scope, int]]] = {}
        for scope in self._scopes():
            for node in scope.body.expressions if scope.is_generator else ():
                shown = (
                    scope.body.expressions[node.value] if isinstance(node, m.Yield) and node.value != NOTHING else None
                )
                if isinstance(shown, m.Display) and shown.kind == "dict":
                    for key, value in zip(shown.keys, shown.items, strict=True):
                        name = scope.body.expressions[key] if key != NOTHING else None
                        if isinstance(name, m.String):
                            found.setdefault(name.text, []).append((scope, value))
        return found


_PUTS = {"append": 0, "add": 0, "appendleft": 0, "put": 0, "put_nowait": 0, "insert": 1, "setdefault": 1}
"""Methods of containers that put a value into them, and the place of the value."""
_SPREADS = frozenset({"extend", "update", "extendleft"})
"""... that put the items of their argument into them."""


def holder(scope: Scope, expression: int) -> str:
    """The last name of what a container is or stands in: `handlers` of `self.handlers`, `handlers[key]`, `handlers.get(key)`."""
    node = scope.body.expressions[expression]
    match node:
        case m.Subscript(value):
            return holder(scope, value)
        case m.Call(function):
            inner = scope.body.expressions[function]
            return holder(scope, inner.value) if isinstance(inner, m.Attribute) else ""
    return written_name(scope, expression)


def _set_by_name(scope: Scope) -> Iterator[tuple[str, Store]]:
    """`setattr(owner, "name", value)`."""
    for node in scope.body.expressions:
        if isinstance(node, m.Call) and len(node.arguments) == 3 and written_name(scope, node.function) == "setattr":
            owner, name, value = (argument.value for argument in node.arguments)
            text = scope.body.expressions[name]
            if isinstance(text, m.String):
                yield text.text, Store(scope, owner, None, value)


def _mutations(scope: Scope) -> Iterator[Mutation]:
    expressions = scope.body.expressions
    for binding in scope.stores:
        target = expressions[binding.target]
        if isinstance(target, m.Subscript):
            yield Mutation(scope, target.value, NOTHING, target.key, binding=binding)
    for node in expressions:
        if not isinstance(node, m.Call) or not node.arguments:
            continue
        function = expressions[node.function]
        if not isinstance(function, m.Attribute):
            continue
        place = _PUTS.get(function.name)
        if place is not None and place < len(node.arguments):
            key = node.arguments[0].value if place else NOTHING
            yield Mutation(scope, function.value, node.arguments[place].value, key)
        elif function.name in _SPREADS:
            for argument in node.arguments:
                yield Mutation(scope, function.value, argument.value, spread=not argument.keyword)
