"""What an expression can stand for: the abstract values of the analysis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from .frame import Frame, Given
from .program import Scope


class Site(NamedTuple):
    """A place in the code of a frame: the expression `expression`, most often a call."""

    frame: Frame
    expression: int

    @property
    def scope(self) -> Scope:
        """The scope whose expression it is."""
        return self.frame.scope


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
    """A class of the project; `home` is the frame that its statement ran in."""

    scope: Scope
    home: Frame


@dataclass(frozen=True, slots=True)
class ProjectInstance:
    """An instance of a class of the project.

    `arguments` are its type arguments; `given` is what its constructor was given for parameters that decide what it does.
    """

    scope: Scope
    home: Frame
    arguments: tuple[Values, ...] = ()
    given: Given = ()

    @property
    def class_(self) -> ProjectClass:
        """Its class."""
        return ProjectClass(self.scope, self.home)


@dataclass(frozen=True, slots=True)
class ProjectFunction:
    """A function of the project; `home` is the frame that its statement ran in, `receiver` what it is bound to as a method.

    `wraps` says what a decorator made of it: `context` and `async_context` for context managers, `cached`, or nothing.
    """

    scope: Scope
    home: Frame
    receiver: Value | None = None
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
    For a function of the project, `frame` is the one that it will run in.
    """

    kind: str
    callee: Value
    site: Site
    also: tuple[str, ...] = ()
    frame: Frame | None = None


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
class TypeVariable:
    """A type variable: the call of `TypeVar`, or a type parameter of a class or function (by its name there)."""

    site: Site
    name: str


@dataclass(frozen=True, slots=True)
class Container:
    """A list, tuple, set, dict or iterator of these items.

    `parts` says what stands at each place of a tuple, or under each literal key of a dict. `site` is where the project makes it:
    there, what is put into it later can be found.
    """

    kind: str
    items: Values
    parts: tuple[tuple[str, Values], ...] = ()
    site: Site | None = None

    def part(self, key: str) -> Values | None:
        """What stands at a place or under a key; `None` when that is not known."""
        return next((values for name, values in self.parts if name == key), None)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something else that a function can also return: not known, but known to be there."""


@dataclass(frozen=True, slots=True)
class Super:
    """`super()` in a method of the class `scope`, on this receiver."""

    scope: Scope
    receiver: ProjectInstance


Value = (
    LibraryName | LibraryInstance | LibraryMethod | LibraryDecorator | ProjectModule | ProjectClass | ProjectInstance
    | ProjectFunction | Partial | Produced | NameOnly | Annotated | TypeForm | TypeVariable | Container | Super | Unknown
)  # fmt: skip
Values = frozenset[Value]

NONE: Values = frozenset()
"""Nothing is known."""


_DEEPEST_NESTING = 3
"""Levels of containers and type arguments that are told apart: without a limit, `def f(x): return [f(y) for y in x]` would
stand for ever deeper lists."""


def union(many: Iterable[Values]) -> Values:
    """All values of some sets."""
    return NONE.union(*many)


def container(
    kind: str, items: Values, parts: tuple[tuple[str, Values], ...] = (), site: Site | None = None
) -> Container:
    """A container of these items, without what is nested too deeply in them."""
    kept = tuple((key, _shallow(part, _DEEPEST_NESTING)) for key, part in parts)
    return Container(kind, _shallow(items, _DEEPEST_NESTING), kept, site)


def numbered(parts: Iterable[Values]) -> tuple[tuple[str, Values], ...]:
    """The parts of a tuple by their places."""
    return tuple((str(place), part) for place, part in enumerate(parts))


def library_instance(path: str, arguments: tuple[Values, ...]) -> LibraryInstance:
    """An instance with these type arguments, without what is nested too deeply in them."""
    return LibraryInstance(path, tuple(_shallow(argument, _DEEPEST_NESTING) for argument in arguments))


def _shallow(values: Values, levels: int) -> Values:
    if not any(isinstance(v, Container) or (isinstance(v, LibraryInstance) and v.arguments) for v in values):
        return values
    return frozenset(_cut(value, levels) for value in values)


def _cut(value: Value, levels: int) -> Value:
    match value:
        case Container(kind, items, parts, site):
            if levels == 0:
                return Container(kind, NONE)
            kept = tuple((key, _shallow(part, levels - 1)) for key, part in parts)
            return Container(kind, _shallow(items, levels - 1), kept, site)
        case LibraryInstance(path, arguments) if arguments:
            if levels == 0:
                return LibraryInstance(path)
            return LibraryInstance(path, tuple(_shallow(argument, levels - 1) for argument in arguments))
    return value


def depth(value: Value) -> int:
    """How deep the frames go that a value rests on: 0 where they are all the plain ones of their scopes."""
    match value:
        case ProjectFunction(_, home, receiver):
            return max(home.depth, depth(receiver) if receiver is not None else 0)
        case ProjectClass(_, home):
            return home.depth
        case ProjectInstance(_, home, arguments, given):
            inner = [*arguments, *(values for _, values in given)]
            return max([home.depth, *(1 + depth_of(values) for values in inner)])
        case Partial(callee, site) | Produced(callee=callee, site=site):
            return max(depth(callee), site.frame.depth)
        case LibraryDecorator(site=site) | TypeForm(site) | Annotated(site):
            return site.frame.depth
        case Container(_, items, parts):
            return max([depth_of(items), *(depth_of(part) for _, part in parts)])
        case LibraryInstance(_, arguments):
            return max([0, *map(depth_of, arguments)])
        case LibraryMethod(owner):
            return depth(owner)
        case Super(_, receiver):
            return depth(receiver)
    return 0


def depth_of(values: Values) -> int:
    """The deepest of some values."""
    return max(map(depth, values), default=0)


Order = tuple[str, ...]


def order(value: Value) -> Order:
    """A key that sorts values, the same in every run."""
    name = type(value).__name__
    match value:
        case ProjectFunction(scope, home, receiver, wraps):
            bound = "" if receiver is None else str(order(receiver))
            return name, scope.path, f"{scope.index:06}", home.order, bound, wraps
        case ProjectInstance(scope, home, arguments, given):
            inner = "".join(str(orders(values)) for values in arguments) + order_of_given(given)
            return name, scope.path, f"{scope.index:06}", home.order, inner
        case ProjectClass(scope, home):
            return name, scope.path, f"{scope.index:06}", home.order
        case LibraryInstance(path, arguments):
            return name, path, "".join(str(orders(values)) for values in arguments)
        case LibraryName(path) | ProjectModule(path):
            return name, path
        case LibraryMethod(owner, method):
            return name, owner.path, method, *order(owner)
        case Produced(kind, made_by, site):
            return name, *_order_of_site(site), *order(made_by), kind
        case Partial(inner_value, site) | LibraryDecorator(inner_value, site):
            return name, *_order_of_site(site), *order(inner_value)
        case TypeForm(site) | Annotated(site) | TypeVariable(site):
            return name, *_order_of_site(site)
        case Container(kind, items, _, site):
            return name, kind, *(() if site is None else _order_of_site(site)), str(orders(items))
        case NameOnly(method):
            return name, method
        case Super(scope, receiver):
            return name, scope.path, f"{scope.index:06}", *order(receiver)
        case Unknown():
            return (name,)


def _order_of_site(site: Site) -> Order:
    return site.frame.order, f"{site.expression:06}"


def orders(values: Values) -> tuple[Order, ...]:
    """The sorted keys of some values."""
    return tuple(sorted(map(order, values)))


def order_of_given(given: Given) -> str:
    """What sorts frames of one scope that were given different values."""
    return "".join(f"{name}={orders(values)}" for name, values in given)


def in_order(values: Values) -> list[Value]:
    """Values, sorted."""
    return list(values) if len(values) < 2 else sorted(values, key=order)
