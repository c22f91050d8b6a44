"""What an expression can stand for: the abstract values of the analysis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .program import Scope


class Site(NamedTuple):
    """A place in a scope: the expression `expression`, most often a call."""

    scope: Scope
    expression: int


@dataclass(frozen=True, slots=True)
class LibraryName:
    """A library's module, function or class, by its dotted path."""

    path: str


@dataclass(frozen=True, slots=True)
class LibraryInstance:
    """An instance of a library's class; `arguments` are its type arguments."""

    path: str
    arguments: tuple[Values, ...] = ()


@dataclass(frozen=True, slots=True)
class LibraryMethod:
    """A method of a library's class, on an instance (or on the class, for a class method)."""

    owner: LibraryInstance
    name: str


@dataclass(frozen=True, slots=True)
class LibraryDecorator:
    """What a library's decorator factory gives: `@app.get("/x")`, `@lru_cache(maxsize=1)`."""

    maker: LibraryName | LibraryMethod
    site: Site


@dataclass(frozen=True, slots=True)
class ProjectModule:
    """A file of the project, or a directory that is a namespace package."""

    path: str


@dataclass(frozen=True, slots=True)
class ProjectClass:
    """A class of the project."""

    scope: Scope


@dataclass(frozen=True, slots=True)
class ProjectInstance:
    """An instance of a class of the project."""

    scope: Scope


@dataclass(frozen=True, slots=True)
class ProjectFunction:
    """A function of the project; `receiver` is what it is bound to, if it is a method.

    `wraps` says what a decorator made of it: `context` and `async_context` for context managers, `cached`, or nothing.
    """

    scope: Scope
    receiver: ProjectInstance | ProjectClass | None = None
    wraps: str = ""


@dataclass(frozen=True, slots=True)
class Partial:
    """`functools.partial(callee, ...)`: `site` is the call that binds the first arguments."""

    callee: Value
    site: Site


@dataclass(frozen=True, slots=True)
class Produced:
    """What a call of something lazy gives.

    `kind`: `coroutine`, `async_iterator`, `async_context`, `awaitable` (its await is optional), `iterator` or `context`.
    """

    kind: str
    callee: Value
    site: Site
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameOnly:
    """An unknown receiver's method whose name alone says what it gives."""

    name: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """Something of which only the annotation of its result is known."""

    site: Site


@dataclass(frozen=True, slots=True)
class TypeForm:
    """A type written as an expression: `Annotated[X, ...]`, `list[X]`, `X | None`."""

    site: Site


@dataclass(frozen=True, slots=True)
class Container:
    """A list, tuple, set, dict or iterator of these items."""

    kind: str
    items: Values
    parts: tuple[Values, ...] = ()
    """For a tuple display: what stands at each place."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something else that a function can also return: not known, but known to be there."""


@dataclass(frozen=True, slots=True)
class Super:
    """`super()` in a method of this class."""

    scope: Scope
    receiver: ProjectInstance | ProjectClass


Value = (
    LibraryName | LibraryInstance | LibraryMethod | LibraryDecorator | ProjectModule | ProjectClass | ProjectInstance
    | ProjectFunction | Partial | Produced | NameOnly | Annotated | TypeForm | Container | Super | Unknown
)  # fmt: skip
Values = frozenset[Value]

NONE: Values = frozenset()
"""Nothing is known."""


_DEEPEST_NESTING = 3
"""Levels of containers and type arguments that are told apart: without a limit, `def f(x): return [f(y) for y in x]` would
stand for ever deeper lists."""


def container(kind: str, items: Values, parts: tuple[Values, ...] = ()) -> Container:
    """A container of these items, without what is nested too deeply in them."""
    return Container(kind, _shallow(items, _DEEPEST_NESTING), tuple(_shallow(part, _DEEPEST_NESTING) for part in parts))


def library_instance(path: str, arguments: tuple[Values, ...]) -> LibraryInstance:
    """An instance with these type arguments, without what is nested too deeply in them."""
    return LibraryInstance(path, tuple(_shallow(argument, _DEEPEST_NESTING) for argument in arguments))


def _shallow(values: Values, levels: int) -> Values:
    if not any(isinstance(v, Container) or (isinstance(v, LibraryInstance) and v.arguments) for v in values):
        return values
    return frozenset(_cut(value, levels) for value in values)


def _cut(value: Value, levels: int) -> Value:
    match value:
        case Container(kind, items, parts):
            if levels == 0:
                return Container(kind, NONE)
            return Container(kind, _shallow(items, levels - 1), tuple(_shallow(part, levels - 1) for part in parts))
        case LibraryInstance(path, arguments) if arguments:
            if levels == 0:
                return LibraryInstance(path)
            return LibraryInstance(path, tuple(_shallow(argument, levels - 1) for argument in arguments))
    return value


def order(value: Value) -> tuple[str, str, int]:
    """A key that sorts values, the same in every run."""
    name = type(value).__name__
    match value:
        case ProjectFunction(scope) | ProjectClass(scope) | ProjectInstance(scope) | Super(scope):
            return name, scope.path, scope.index
        case LibraryName(path) | LibraryInstance(path) | ProjectModule(path):
            return name, path, 0
        case LibraryMethod(owner, method):
            return name, f"{owner.path}.{method}", 0
        case Produced(callee=inner, site=site) | Partial(inner, site) | LibraryDecorator(inner, site):
            return f"{name} {order(inner)}", f"{site.scope.path}:{site.scope.index}", site.expression
        case TypeForm(site) | Annotated(site):
            return name, f"{site.scope.path}:{site.scope.index}", site.expression
        case Container(kind, items):
            return f"{name} {kind}", str(sorted(map(order, items))), 0
        case NameOnly(method):
            return name, method, 0
        case Unknown():
            return name, "", 0
