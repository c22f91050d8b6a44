"""Where the project writes what: calls by the name of what is called, assignments to attributes, and what is put into containers.

These are the questions that are asked backwards ("who calls this?"). The answer is by name alone; who asks looks at each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .program import Binding, Scope, every, first_name, written_name
from .reads import Read, Reads


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


Directory = dict[str, dict[str, list[int]]]
"""For each table of an index, and each name in it, the numbers of the modules in which it stands, in order."""


class Index:
    """The index of some modules, made when first asked: those of all files that may serve requests.

    Where it is known from an earlier analysis which names stand in which modules, only those that a question is about are read.
    """

    def __init__(self, modules: Callable[[], Iterable[Scope]], reads: Reads) -> None:
        self._modules = modules
        self._noted = reads
        self._directory: Directory | None = None
        self._module: Callable[[int], Scope | None] = lambda number: None
        self._whole: dict[str, dict[str, list[Any]]] = {}
        self._of_modules: dict[tuple[str, int], dict[str, list[Any]]] = {}
        self._found: dict[tuple[str, str, bool], tuple[Read, list[Any]]] = {}

    def restore(self, directory: Directory, module: Callable[[int], Scope | None]) -> None:
        """Takes what is known of which names stand where; `module` gives one by its number."""
        self._directory, self._module = directory, module

    def directory(self, number: Callable[[str], int]) -> Directory:
        """Which names stand where, in all tables; `number` gives that of a module's path."""
        return self._directory or {table: _directory_of(self._all(table), number) for table in TABLES}

    def calls(self, name: str) -> list[tuple[Scope, int]]:
        """The calls whose function is written with this name at the end."""
        return self._rows("calls", name)

    def calling(self, name: str) -> list[Scope]:
        """The scopes in which such a call is written."""
        return list(dict.fromkeys(scope for scope, _ in self._rows("calls", name, has_bodies=False)))

    @staticmethod
    def calls_in(scope: Scope, name: str) -> list[tuple[Scope, int]]:
        """Those in one scope."""
        return [row for written, row in _calls(scope) if written == name]

    def handing(self, name: str) -> list[tuple[Scope, int]]:
        """The calls that are given something which is written with this name at the end."""
        return self._rows("handing", name)

    def decorations(self, name: str) -> list[tuple[Scope, int]]:
        """The functions and classes that have a decorator which is written with this name at the end, or as a call of it; each
        with the decorator's expression."""
        return self._rows("decorations", name)

    def stores(self, name: str) -> list[Store]:
        """The assignments to attributes of this name."""
        return self._rows("stores", name)

    def mutations(self, name: str) -> list[Mutation]:
        """What is put into containers that are written with this name at the end."""
        return self._rows("mutations", name)

    def classes_with(self, method: str) -> list[Scope]:
        """The classes that define a method of this name."""
        return self._rows("methods", method)

    def yielded(self, key: str) -> list[tuple[Scope, int]]:
        """The values that generator functions yield in a dict under this key: what a lifespan puts on the state."""
        return self._rows("yielded", key)

    def attributes(self, name: str) -> list[tuple[Scope, int]]:
        """The attributes that are written so, where they are read."""
        return self._rows("attributes", name)

    def attributes_of(self, module: str, name: str) -> list[tuple[Scope, int]]:
        """The attributes of this name that are read of what is imported under the other, as a module may be."""
        return self._rows("qualified", f"{module}.{name}")

    def names_in(self, module: Scope, name: str) -> Iterator[tuple[Scope, int]]:
        """Where a name is read in one module."""
        self._noted.mask |= self._noted.facts(module.path)
        for scope in module.inner:
            for index, (node, use) in enumerate(zip(scope.body.expressions, scope.body.uses, strict=True)):
                if isinstance(node, m.Name) and node.id == name and use.kind != "target":
                    yield scope, index

    def imported_as(self, name: str) -> list[tuple[Scope, str]]:
        """What a name of a module is called where it is imported: modules, each with its name for it."""
        return self._rows("imported", name)

    def _rows(self, table: str, name: str, *, has_bodies: bool = True) -> list[Any]:
        """What a table has under a name; notes that it was asked, and the modules that the rows are from. `has_bodies`: also what
        is written in the functions."""
        key = table, name, has_bodies and table not in _OF_DEFINITIONS
        found = self._found.get(key)
        if found is None:
            rows = self._look_up(table, name)
            read = self._noted.name(table, name)
            for row in rows:
                scope = scope_of(row)
                read |= scope.read_with_body if scope.unit is not None and key[2] else scope.read
            found = self._found[key] = read, rows
        self._noted.mask |= found[0]
        return found[1]

    def _look_up(self, table: str, name: str) -> list[Any]:
        if self._directory is None:
            return self._all(table).get(name, [])
        numbers = self._directory[table].get(name, ())
        return [row for number in numbers for row in self._of_module(table, number).get(name, ())]

    def _all(self, table: str) -> dict[str, list[Any]]:
        if table not in self._whole:
            with self._noted.aside():
                self._whole[table] = _table(TABLES[table], self._modules())
        return self._whole[table]

    def _of_module(self, table: str, number: int) -> dict[str, list[Any]]:
        key = table, number
        if key not in self._of_modules:
            module = self._module(number)
            with self._noted.aside():
                self._of_modules[key] = {} if module is None else _table(TABLES[table], (module,))
        return self._of_modules[key]


def scope_of(row: Any) -> Scope:
    """The scope that a row of a table is about."""
    found: Scope = row if isinstance(row, Scope) else row[0]
    return found


def _table(entries: _Entries, modules: Iterable[Scope]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for module in modules:
        for scope in module.inner:
            for name, row in entries(scope):
                found.setdefault(name, []).append(row)
    return found


def _directory_of(table: dict[str, list[Any]], number: Callable[[str], int]) -> dict[str, list[int]]:
    return {name: sorted({number(scope_of(row).path) for row in rows}) for name, rows in table.items()}


def _attributes(scope: Scope) -> Iterator[tuple[str, tuple[Scope, int]]]:
    for index, (node, use) in enumerate(zip(scope.body.expressions, scope.body.uses, strict=True)):
        if isinstance(node, m.Attribute) and use.kind != "target":
            yield node.name, (scope, index)


def _qualified(scope: Scope) -> Iterator[tuple[str, tuple[Scope, int]]]:
    imported = scope.module.imported_names
    for name, (_, index) in _attributes(scope):
        node = scope.nodes[index]
        assert isinstance(node, m.Attribute), "what has a place in that table"
        originals = imported.get(first_name(scope, node.value), set())
        if originals and isinstance(scope.nodes[node.value], m.Attribute):
            originals = {written_name(scope, node.value)}
        for original in sorted(originals):
            yield f"{original}.{name}", (scope, index)


def _imported(scope: Scope) -> Iterator[tuple[str, tuple[Scope, str]]]:
    for statement in every(scope.body.statements):
        if isinstance(statement, m.Import) and statement.attribute:
            yield statement.attribute, (scope.module, statement.name)


def _calls(scope: Scope) -> Iterator[tuple[str, tuple[Scope, int]]]:
    for index, node in enumerate(scope.body.expressions):
        if isinstance(node, m.Call):
            yield written_name(scope, node.function), (scope, index)


def _handing(scope: Scope) -> Iterator[tuple[str, tuple[Scope, int]]]:
    for index, node in enumerate(scope.body.expressions):
        for argument in node.arguments if isinstance(node, m.Call) else ():
            name = written_name(scope, argument.value)
            if name:
                yield name, (scope, index)


def _decorations(scope: Scope) -> Iterator[tuple[str, tuple[Scope, int]]]:
    definition = scope.function or scope.class_
    if definition is None or scope.parent is None:
        return
    for decorator in definition.decorators:
        node = scope.parent.nodes[decorator]
        name = written_name(scope.parent, node.function if isinstance(node, m.Call) else decorator)
        yield name, (scope, decorator)


def _stores(scope: Scope) -> Iterator[tuple[str, Store]]:
    for binding in scope.stores:
        target = scope.nodes[binding.target]
        if isinstance(target, m.Attribute):
            yield target.name, Store(scope, target.value, binding)
    yield from _set_by_name(scope)


def _mutations(scope: Scope) -> Iterator[tuple[str, Mutation]]:
    for mutation in _put_in(scope):
        name = holder(scope, mutation.container)
        if name:
            yield name, mutation


def _methods(scope: Scope) -> Iterator[tuple[str, Scope]]:
    if scope.kind == "class":
        for function in scope.functions:
            yield function.name, scope


def _yielded(scope: Scope) -> Iterator[tuple[str, tuple[Scope, int]]]:
    for node in scope.body.expressions if scope.is_generator else ():
        shown = scope.nodes[node.value] if isinstance(node, m.Yield) and node.value != NOTHING else None
        if isinstance(shown, m.Display) and shown.kind == "dict":
            for key, value in zip(shown.keys, shown.items, strict=True):
                name = scope.nodes[key] if key != NOTHING else None
                if isinstance(name, m.String):
                    yield name.text, (scope, value)


_Entries = Callable[[Scope], Iterator[tuple[str, Any]]]
TABLES: dict[str, _Entries] = {
    "calls": _calls,
    "handing": _handing,
    "decorations": _decorations,
    "stores": _stores,
    "mutations": _mutations,
    "methods": _methods,
    "yielded": _yielded,
    "attributes": _attributes,
    "qualified": _qualified,
    "imported": _imported,
}
"""The tables of an index: what each says of a scope, by name."""
_OF_DEFINITIONS = frozenset({"decorations", "methods", "imported"})
"""Those that say nothing of what is written in a function."""


_PUTS = {"append": 0, "add": 0, "appendleft": 0, "put": 0, "put_nowait": 0, "insert": 1, "setdefault": 1}
"""Methods of containers that put a value into them, and the place of the value."""
_SPREADS = frozenset({"extend", "update", "extendleft"})
"""... that put the items of their argument into them."""


def holder(scope: Scope, expression: int) -> str:
    """The last name of what a container is or stands in: `handlers` of `self.handlers`, `handlers[key]`, `handlers.get(key)`."""
    node = scope.nodes[expression]
    match node:
        case m.Subscript(value):
            return holder(scope, value)
        case m.Call(function):
            inner = scope.nodes[function]
            return holder(scope, inner.value) if isinstance(inner, m.Attribute) else ""
    return written_name(scope, expression)


def _set_by_name(scope: Scope) -> Iterator[tuple[str, Store]]:
    """`setattr(owner, "name", value)`."""
    for node in scope.body.expressions:
        if isinstance(node, m.Call) and len(node.arguments) == 3 and written_name(scope, node.function) == "setattr":
            owner, name, value = (argument.value for argument in node.arguments)
            text = scope.nodes[name]
            if isinstance(text, m.String):
                yield text.text, Store(scope, owner, None, value)


def _put_in(scope: Scope) -> Iterator[Mutation]:
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
