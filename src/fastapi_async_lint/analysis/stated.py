"""What the project's own rows state about names of the project: a row wins over the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fastapi_async_lint.knowledge import Fact, LibraryClass, Placement

from .program import Scope
from .values import (
    LibraryInstance,
    LibraryMethod,
    LibraryName,
    ProjectClass,
    Value,
    Values,
)

if TYPE_CHECKING:
    from .inference import Inference

Place = tuple[str, str]
"""A file of the project, and a qualified name in it."""

_FOLLOWED = 10
"""Imports that lead from one module of the project to the next."""


class Stated:
    """The rows about names of the project, by the places that their paths lead to."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        knowledge = inference.knowledge
        self._names: dict[Place, str] = {}
        self._classes: dict[Place, str] = {}
        for paths, table in ((knowledge.own_names(), self._names), (knowledge.own_classes(), self._classes)):
            for path in paths:
                table.update((place, path) for place in self._places(path))
        self._read = frozenset(inference.reads.mask)

    # --- what is stated

    def name(self, file: str, name: str) -> Values | None:
        """What a name of a module stands for by its row; `None` without one."""
        self._note()
        path = self._names.get((file, name)) if self._names else None
        return None if path is None else self.inference.names.library(path)

    def attribute(self, class_: Scope, name: str) -> Values | None:
        """What an attribute of a class of the project stands for by its row; `None` without one."""
        self._note()
        if not self._names and not self._classes:
            return None
        path = self._names.get((class_.path, f"{class_.qualname}.{name}"))
        if path is not None:
            return frozenset({LibraryName(path)})
        row = self._row(class_)
        if row is None:
            return None
        if name in row.methods:
            return frozenset({LibraryMethod(LibraryInstance(row.path), name)})
        text = row.attributes.get(name)
        return None if text is None else self.inference.types.of_text(text, None, None)

    def constructor(self, class_: Scope) -> tuple[LibraryName, Fact] | None:
        """The row about calling a class of the project."""
        row = self._row(class_)
        return None if row is None or row.constructor is None else (LibraryName(row.path), row.constructor)

    def hook(self, class_: Scope, name: str) -> Placement | None:
        """Where what a class of the project belongs to calls a method of those that derive from it."""
        row = self._row(class_)
        return None if row is None else row.hooks.get(name)

    def _note(self) -> None:
        """Notes what the places of the rows were read from."""
        self.inference.reads.mask |= self._read

    def _row(self, class_: Scope) -> LibraryClass | None:
        self._note()
        path = self._classes.get((class_.path, class_.qualname)) if self._classes else None
        return None if path is None else self.inference.knowledge.class_(path)

    def instances(self, values: Values) -> Values:
        """The same values, where a row names a class of the project with instances of that class."""
        if not self._names and not self._classes:
            return values
        return self.inference.each(values, self._instance)

    def _instance(self, value: Value) -> Values:
        if isinstance(value, LibraryInstance) and self.inference.knowledge.class_(value.path) is None:
            for file, name in self._places(value.path):
                classes = self.inference.names.member(file, name)
                if classes and all(isinstance(class_, ProjectClass) for class_ in classes):
                    return self.inference.each(classes, self.inference.types.instance_of)
        return frozenset({value})

    # --- where it is

    def _places(self, path: str) -> Iterator[Place]:
        """The name in the project that a dotted path leads to, and those that it is imported from there."""
        place = self._place(path)
        for _ in range(_FOLLOWED):
            if place is None:
                return
            yield place
            place = self._imported_from(place)

    def _place(self, path: str) -> Place | None:
        knowledge, parts = self.inference.knowledge, path.split(".")
        for end in range(len(parts) - 1, 0, -1):
            module = ".".join(parts[:end])
            file = self.inference.program.resolve("", module, is_library=knowledge.is_shipped(module))
            if file is not None and file.endswith(".py"):
                return file, ".".join(parts[end:])
        return None

    def _imported_from(self, place: Place) -> Place | None:
        file, qualified = place
        name, dot, rest = qualified.partition(".")
        module = self.inference.program.module(file)
        bindings = module.bound(name) if module is not None else ()
        if len(bindings) != 1 or bindings[0].imported is None or not bindings[0].imported.attribute:
            return None
        source = self.inference.names.imported_module(bindings[0].scope, bindings[0].imported)
        if source is None or not source.endswith(".py"):
            return None
        return source, f"{bindings[0].imported.attribute}{dot}{rest}"

    def wrong(self) -> Iterator[tuple[str, str]]:
        """The paths of rows that nothing can be made of, with the reason."""
        knowledge = self.inference.knowledge
        for path in dict.fromkeys((*knowledge.own_names(), *knowledge.own_classes())):
            place = self._place(path)
            if place is None:
                continue
            row = knowledge.class_(path)
            if not self._is_there(*place):
                yield path, f"{place[0]} has no {place[1]!r}"
            elif row is not None:
                yield from ((path, f"{key!r} cannot be stated of a class of the project") for key in _unusable(row))

    def _is_there(self, file: str, qualified: str) -> bool:
        """Whether a module has such a name, as far as its text tells: one with a star or `__getattr__` may have any."""
        scope = self.inference.program.module(file)
        if scope is None or scope.bindings.keys() & {"*", "__getattr__"}:
            return True
        *outer, name = qualified.split(".")
        for part in outer:
            inner = next((class_ for class_ in scope.classes if class_.name == part), None)
            if inner is None:
                return part in scope.bindings
            scope = inner
        return name in scope.bindings or bool(outer)


def _unusable(row: LibraryClass) -> list[str]:
    """What a row states that is only heeded for classes of libraries."""
    keys = ("bases", "dynamic", "composed", "exclusive", "members", "lazy")
    return [key for key in keys if getattr(row, key)]
