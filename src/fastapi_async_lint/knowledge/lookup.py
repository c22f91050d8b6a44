"""Questions about libraries, answered from the data files (each read when first asked for) and from extra rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce
from typing import Any, TypeVar

from fastapi_async_lint.knowledge.facts import (
    Fact,
    LibraryClass,
    NameFact,
    Placement,
    class_from_row,
    fact_from_row,
)
from fastapi_async_lint.knowledge.files import (
    STANDARD_LIBRARY,
    Library,
    library_of,
    read_library,
    read_names,
)
from fastapi_async_lint.knowledge.tables import checked

_T = TypeVar("_T")
_OWN_TESTS = {
    "is_async_callable": "coroutine function",
    "is_coroutine_function": "coroutine function",
    "is_coroutine": "coroutine",
    "is_awaitable": "coroutine",
}
"""What projects call functions that ask the language (unwrapping a `partial` first, most often)."""


class Knowledge:
    """What is known about libraries.

    Every path that goes in may be any import path of a symbol; a class or function is looked up under its
    canonical one. What is not known gives None; nothing here raises, except that the constructor raises
    `KnowledgeError` for extra rows that do not follow the schema.
    """

    def __init__(self, extra: Mapping[str, Any] | None = None) -> None:
        """`extra`: further rows, in the schema of a data file; they go before the shipped ones."""
        self._extra = Library(checked(extra)) if extra else None
        self._canonical: dict[str, str] = {}
        self._functions: dict[str, Fact | None] = {}
        self._classes: dict[str, LibraryClass | None] = {}
        self._lines: dict[str, tuple[LibraryClass, ...]] = {}
        self._tests: Mapping[str, str] | None = None
        self._active: dict[str, bool] = {}

    def is_known_library(self, path: str) -> bool:
        """True if there are rows for the library that the dotted `path` lies in."""
        return next(self._libraries(path), None) is not None

    def is_shipped(self, path: str) -> bool:
        """True if a shipped data file is about the library that the dotted `path` lies in."""
        return bool(library_of(path))

    def own_names(self) -> tuple[str, ...]:
        """The paths of the extra rows about functions, values and other import paths."""
        own = self._extra
        return () if own is None else (*own.functions, *own.values, *own.aliases)

    def own_classes(self) -> tuple[str, ...]:
        """The paths of the extra rows about classes."""
        return () if self._extra is None else tuple(self._extra.classes)

    def canonical(self, path: str) -> str:
        """The path under which the rows of a symbol stand; `path` itself if it is no alias.

        Also follows aliases of a prefix, so that a method's path is found through any path of its class.
        """
        if path not in self._canonical:
            self._canonical[path] = self._follow(path)
        return self._canonical[path]

    def is_module(self, path: str) -> bool:
        """True if known symbols lie below the dotted `path` and it is no symbol itself."""
        if any(path in library.modules for library in self._libraries(path)):
            return True
        target = self.canonical(path)
        return target != path and any(target in library.modules for library in self._libraries(target))

    def function(self, path: str) -> Fact | None:
        """The fact about a module-level function, or about a method written `package.Class.method`."""
        path = self.canonical(path)
        if path not in self._functions:
            self._functions[path] = self._read_function(path)
        return self._functions[path]

    def class_(self, path: str) -> LibraryClass | None:
        """The class's own rows."""
        path = self.canonical(path)
        if path not in self._classes:
            self._classes[path] = self._read_class(path)
        return self._classes[path]

    def value(self, path: str) -> str | None:
        """The type of a module-level object, as type text."""
        path = self.canonical(path)
        return next(
            (library.values[path] for library in self._libraries(path) if path in library.values),
            None,
        )

    def method(self, class_path: str, name: str, parts: Iterable[str] = ()) -> Fact | None:
        """The fact about a method, own or inherited.

        `parts`: the classes that stand as type arguments of the receiver, at any depth. If the class is composed, the
        method, or the one that its row says it asks of them, blocks as it does in the first of them that blocks
        (`prompt | llm` blocks as `llm` does).
        """
        fact = self._first(class_path, lambda found: found.methods.get(name))
        if fact is None or fact.blocks or not self.is_composed(class_path):
            return fact
        facts = (self.method(part, fact.asks or name) for part in parts)
        waiting = next((found for found in facts if found is not None and found.blocks), None)
        return replace(fact, blocks=waiting.blocks, blocks_when=waiting.blocks_when) if waiting else fact

    def overlaps(self, class_path: str, name: str, parts: Iterable[str] = ()) -> str:
        """How a method may run beside others, own or inherited; an override that says nothing of it changes nothing.

        `parts`: the classes that stand as type arguments of the receiver. A composed class is as the first of them that says so.
        """
        facts = (found.methods.get(name) for found in self.line(class_path))
        own = next((fact.overlaps for fact in facts if fact is not None and fact.overlaps), "")
        if own or not self.is_composed(class_path):
            return own
        return next((found for part in parts if (found := self.overlaps(part, name))), "")

    def attribute(self, class_path: str, name: str) -> str | None:
        """The type of an attribute, own or inherited, as type text."""
        return self._first(class_path, lambda found: found.attributes.get(name))

    def hook(self, class_path: str, name: str) -> Placement | None:
        """Where a library calls the method `name` that a subclass of the class overrides."""
        return self._first(class_path, lambda found: found.hooks.get(name))

    def constructor(self, class_path: str) -> Fact | None:
        """The fact about calling the class, own or inherited, where that does more than build an instance."""
        return self._first(class_path, lambda found: found.constructor)

    def is_model(self, class_path: str) -> bool:
        """True if building or writing out an instance runs methods of the class, and what its fields say."""
        return any(place.is_of_model for found in self.line(class_path) for place in found.hooks.values())

    def is_dynamic(self, class_path: str) -> bool:
        """True if any attribute may be set on an instance and read again."""
        return any(found.dynamic for found in self.line(class_path))

    def has_members(self, class_path: str) -> bool:
        """True if what stands in the body of a class that derives from it are its instances (`enum.Enum`)."""
        return any(found.members for found in self.line(class_path))

    def is_lazy(self, class_path: str) -> bool:
        """True if nothing happens of an instance until it is awaited (a query)."""
        return self.class_(class_path) is not None and any(found.lazy for found in self.line(class_path))

    def is_composed(self, class_path: str) -> bool:
        """True if an instance is made of its type arguments, and blocks where one of them does (`prompt | llm`)."""
        return any(found.composed for found in self.line(class_path))

    def is_exclusive(self, class_path: str) -> bool:
        """True if an instance serves one call at a time."""
        return any(found.exclusive for found in self.line(class_path))

    def is_callable_alias(self, class_path: str) -> bool:
        """True if all that is known of the class is what calling an instance gives: an alias of `Callable[...]`."""
        found = self.class_(class_path)
        return found is not None and not found.bases and not found.attributes and set(found.methods) == {"__call__"}

    def does_something(self, class_path: str) -> bool:
        """True if a method of the class, or one that it makes at run time, blocks, gives something lazy or runs what it is given:
        no plain value."""
        path = self.canonical(class_path)
        if path not in self._active:
            self._active[path] = False  # what `__getattr__` of a class that gives itself says of it
            self._active[path] = any(
                fact.kind
                or fact.blocks not in {"", "minor"}
                or fact.runs
                or (name == "__getattr__" and self.does_something(fact.returns))
                for found in self.line(path)
                for name, fact in found.methods.items()
            )
        return self._active[path]

    def bases(self, class_path: str) -> tuple[str, ...]:
        """The canonical paths of the class's direct bases that have rows."""
        found = self.class_(class_path)
        return tuple(map(self.canonical, found.bases)) if found else ()

    def is_subclass(self, class_path: str, base: str) -> bool:
        """True if the class is `base` or is known to derive from it."""
        target = self.canonical(base)
        return self.canonical(class_path) == target or any(found.path == target for found in self.line(class_path))

    def line(self, class_path: str) -> tuple[LibraryClass, ...]:
        """The class and its known ancestors, in the order in which attributes are looked up."""
        path = self.canonical(class_path)
        if path not in self._lines:
            walked = list(self._ancestors(path, frozenset()))
            last = {found.path: position for position, found in enumerate(walked)}
            self._lines[path] = tuple(walked[position] for position in sorted(last.values()))
        return self._lines[path]

    def tests(self) -> Mapping[str, str]:
        """The functions of the language that ask what something is, and what projects call such functions of their own: their
        names, and what they ask."""
        if self._tests is None:
            rows = read_library(STANDARD_LIBRARY).functions_stating("tests")
            self._tests = _OWN_TESTS | {path.rpartition(".")[2]: row["tests"] for path, row in rows}
        return self._tests

    def coroutine_by_name(self, method_name: str) -> NameFact | None:
        """What the method is on any receiver, if its name alone tells."""
        row = read_names().get(method_name)
        return NameFact(method_name, **row) if row else None

    def _first(self, class_path: str, get: Callable[[LibraryClass], _T | None]) -> _T | None:
        found = (get(ancestor) for ancestor in self.line(class_path))
        return next((item for item in found if item is not None), None)

    def _ancestors(self, path: str, below: frozenset[str]) -> Iterator[LibraryClass]:
        found = self.class_(path)
        if found is None or path in below:
            return
        yield found
        for base in found.bases:
            yield from self._ancestors(self.canonical(base), below | {path})

    def _libraries(self, path: str) -> Iterator[Library]:
        if self._extra is not None and self._extra.covers(path):
            yield self._extra
        name = library_of(path)
        if name:
            yield read_library(name)

    def _follow(self, path: str) -> str:
        seen = {path}
        while (target := self._alias(path)) and target not in seen:
            seen.add(target)
            path = target
        return path

    def _alias(self, path: str) -> str:
        for library in self._libraries(path):
            prefix = path
            while prefix:
                if prefix in library.aliases:
                    return library.aliases[prefix] + path[len(prefix) :]
                prefix = prefix.rpartition(".")[0]
        return ""

    def _read_function(self, path: str) -> Fact | None:
        for library in self._libraries(path):
            if path in library.functions:
                return fact_from_row(library.functions[path])
        owner, _, name = path.rpartition(".")
        return self.method(owner, name) if owner else None

    def _read_class(self, path: str) -> LibraryClass | None:
        rows = [row for library in self._libraries(path) if (row := library.classes.get(path)) is not None]
        return class_from_row(path, reduce(_merged, reversed(rows))) if rows else None


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Both class rows: tables are joined, anything else of `over` replaces."""
    joined = dict(under)
    for key, value in over.items():
        old = joined.get(key)
        joined[key] = {**old, **value} if isinstance(old, Mapping) else value
    return joined
