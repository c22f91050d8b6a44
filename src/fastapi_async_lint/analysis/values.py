"""What an expression can stand for: the abstract values of the analysis."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, NamedTuple
from weakref import WeakValueDictionary

from fastapi_async_lint.model import NOTHING

from .frame import Frame, Given
from .program import Header, Scope
from .reads import Read, Reads


class Site(NamedTuple):
    """A place in the code of a frame: the expression `expression`, most often a call."""

    frame: Frame
    expression: int

    @property
    def scope(self) -> Scope:
        """The scope whose expression it is."""
        return self.frame.scope

    @property
    def order(self) -> tuple[str, str]:
        """What sorts it."""
        return self.frame.order, f"{self.expression:06}"


NOWHERE = Site(Frame(Scope("", 0, None, Header("module", "", ""), Reads()), None), NOTHING)
"""The place of a call that nobody writes."""


Order = tuple[str, ...]


class _OnePerValue(type):
    """Makes values that are alike only once, so that equal ones are the same: sets of values lie in sets of values, and comparing
    those would take twice as long for each level. Not for several threads at once."""

    def __call__(cls, *made_of: Any, **named: Any) -> Any:
        """The value that is made of these."""
        for name in _names_in(cls)[len(made_of) :] if named else ():
            made_of += (named.pop(name, _defaults_of(cls)[len(made_of)]),)
        made_of += _defaults_of(cls)[len(made_of) :]
        if named or MISSING in made_of or len(made_of) > len(_defaults_of(cls)):
            raise TypeError(f"{cls.__name__} is not made of these")
        key = cls, made_of
        found = _MADE.get(key)
        if found is None:
            found = _MADE[key] = super().__call__(*made_of)
        return found


_MADE: WeakValueDictionary[tuple[type, tuple[Any, ...]], Abstract] = WeakValueDictionary()


@cache
def _names_in(class_: type) -> tuple[str, ...]:
    """What a value of a class is made of, in the order in which the class takes it."""
    return tuple(field.name for field in fields(class_))


@cache
def _defaults_of(class_: type) -> tuple[Any, ...]:
    """What is taken for each of these when nothing is given."""
    return tuple(field.default for field in fields(class_))


class Abstract(metaclass=_OnePerValue):
    """What all values have: a key that sorts them, the same in every run, how deep the frames go that they rest on, how deep
    values lie in them and how many, and what modules they are from.

    All are found out once: values lie in one another, and the same one in many.
    """

    __slots__ = ("__weakref__", "_known_depth", "_known_nesting", "_known_order", "_known_read", "_known_size")
    _known_depth: int
    _known_nesting: int
    _known_order: Order
    _known_read: Read
    _known_size: int

    @property
    def depth(self) -> int:
        """0 where all frames that the value rests on are the plain ones of their scopes."""
        try:
            return self._known_depth
        except AttributeError:
            object.__setattr__(self, "_known_depth", self._depth())
            return self._known_depth

    @property
    def nesting(self) -> int:
        """The levels of containers and type arguments."""
        try:
            return self._known_nesting
        except AttributeError:
            levels = [_nesting_of(values) for values in self._parts()]
            object.__setattr__(self, "_known_nesting", 1 + max(levels) if levels else 0)
            return self._known_nesting

    @property
    def size(self) -> int:
        """The number of values that lie in one another here, each as often as it does."""
        try:
            return self._known_size
        except AttributeError:
            object.__setattr__(self, "_known_size", 1 + sum(value.size for values in self._parts() for value in values))
            return self._known_size

    @property
    def order(self) -> Order:
        """The class's name, and what tells its values apart."""
        try:
            return self._known_order
        except AttributeError:
            object.__setattr__(self, "_known_order", (type(self).__name__, *map(shortened, self._order())))
            return self._known_order

    @property
    def read(self) -> Read:
        """What who holds the value has read: the bits of the modules that it is from."""
        try:
            return self._known_read
        except AttributeError:
            object.__setattr__(self, "_known_read", read_in(tuple(self.made_of())))
            return self._known_read

    def _depth(self) -> int:
        return 0

    def _parts(self) -> tuple[Values, ...]:
        """What lies in it, of a container or a type with arguments."""
        return ()

    def _order(self) -> Order:
        return ()

    def made_of(self) -> Iterator[Any]:
        """What the value is made of, in the order in which its class takes it."""
        return (getattr(self, name) for name in _names_in(type(self)))


def read_in(thing: Any) -> Read:
    """What who holds something has read: a value, or what values are made of."""
    match thing:
        case Abstract() | Frame() | Scope():
            return thing.read
        case tuple() | frozenset():
            return frozenset().union(*map(read_in, thing))
    return frozenset()


_LONGEST_ORDER = 200
"""Characters of one part of a key: what lies in one another would grow without end."""


def shortened(text: str) -> str:
    """A part of a key; what is too long is told apart by its digest."""
    if len(text) <= _LONGEST_ORDER:
        return text
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class LibraryName(Abstract):
    """A library's module, function or class, by its dotted path."""

    path: str

    def _order(self) -> Order:
        return (self.path,)


@dataclass(frozen=True, slots=True, eq=False)
class LibraryInstance(Abstract):
    """An instance of a library's class; `arguments` are its type arguments."""

    path: str
    arguments: tuple[Values, ...] = ()

    def _depth(self) -> int:
        return max([0, *map(depth_of, self.arguments)])

    def _parts(self) -> tuple[Values, ...]:
        return self.arguments

    def _order(self) -> Order:
        return self.path, "".join(str(orders(values)) for values in self.arguments)


@dataclass(frozen=True, slots=True, eq=False)
class LibraryMethod(Abstract):
    """A method of a library's class, on an instance (or on the class, for a class method)."""

    owner: LibraryInstance
    name: str

    def _depth(self) -> int:
        return self.owner.depth

    def _order(self) -> Order:
        return self.name, *self.owner.order


@dataclass(frozen=True, slots=True, eq=False)
class LibraryDecorator(Abstract):
    """What a library's decorator factory gives: `@app.get("/x")`, `@lru_cache(maxsize=1)`."""

    maker: LibraryName | LibraryMethod
    site: Site

    def _depth(self) -> int:
        return self.site.frame.depth

    def _order(self) -> Order:
        return *self.site.order, *self.maker.order


@dataclass(frozen=True, slots=True, eq=False)
class ProjectModule(Abstract):
    """A file of the project, or a directory that is a namespace package."""

    path: str

    def _order(self) -> Order:
        return (self.path,)


@dataclass(frozen=True, slots=True, eq=False)
class ProjectClass(Abstract):
    """A class of the project; `home` is the frame that its statement ran in."""

    scope: Scope
    home: Frame

    def _depth(self) -> int:
        return self.home.depth

    def _order(self) -> Order:
        return *self.scope.order, self.home.order


@dataclass(frozen=True, slots=True, eq=False)
class ProjectInstance(Abstract):
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

    def _depth(self) -> int:
        inner = [*self.arguments, *(values for _, values in self.given)]
        return max([self.home.depth, *(1 + depth_of(values) for values in inner)])

    def _order(self) -> Order:
        inner = "".join(str(orders(values)) for values in self.arguments)
        return *self.scope.order, self.home.order, inner, order_of_given(self.given)


@dataclass(frozen=True, slots=True, eq=False)
class ProjectFunction(Abstract):
    """A function of the project; `home` is the frame that its statement ran in, `receiver` what it is bound to as a method.

    `wraps` says what a decorator made of it: `context` and `async_context` for context managers, `cached`, or nothing.
    """

    scope: Scope
    home: Frame
    receiver: Value | None = None
    wraps: str = ""

    def _depth(self) -> int:
        return max(self.home.depth, 0 if self.receiver is None else self.receiver.depth)

    def _order(self) -> Order:
        bound = "" if self.receiver is None else str(self.receiver.order)
        return *self.scope.order, self.home.order, bound, self.wraps


@dataclass(frozen=True, slots=True, eq=False)
class Partial(Abstract):
    """`functools.partial(callee, ...)`: `site` is the call that binds the first arguments."""

    callee: Value
    site: Site

    def _depth(self) -> int:
        return max(self.callee.depth, self.site.frame.depth)

    def _order(self) -> Order:
        return *self.site.order, *self.callee.order


@dataclass(frozen=True, slots=True, eq=False)
class Produced(Abstract):
    """What a call of something lazy gives.

    `kind`: `coroutine`, `async_iterator`, `async_context`, `awaitable` (its await is optional), `iterator` or `context`.
    For a function of the project, `frame` is the one that it will run in.
    """

    kind: str
    callee: Value
    site: Site
    also: tuple[str, ...] = ()
    frame: Frame | None = None

    def _depth(self) -> int:
        return max(self.callee.depth, self.site.frame.depth)

    def _order(self) -> Order:
        runs = "" if self.frame is None else self.frame.order
        return self.kind, runs, *self.site.order, *self.callee.order


@dataclass(frozen=True, slots=True, eq=False)
class NameOnly(Abstract):
    """An unknown receiver's method whose name alone says what it gives."""

    name: str

    def _order(self) -> Order:
        return (self.name,)


@dataclass(frozen=True, slots=True, eq=False)
class Annotated(Abstract):
    """Something of which only the annotation of its result is known."""

    site: Site

    def _depth(self) -> int:
        return self.site.frame.depth

    def _order(self) -> Order:
        return self.site.order


@dataclass(frozen=True, slots=True, eq=False)
class TypeForm(Abstract):
    """A type written as an expression: `Annotated[X, ...]`, `list[X]`, `X | None`."""

    site: Site

    def _depth(self) -> int:
        return self.site.frame.depth

    def _order(self) -> Order:
        return self.site.order


@dataclass(frozen=True, slots=True, eq=False)
class TypeVariable(Abstract):
    """A type variable: the call of `TypeVar`, or a type parameter of a class or function (by its name there)."""

    site: Site
    name: str

    def _order(self) -> Order:
        return self.name, *self.site.order


@dataclass(frozen=True, slots=True, eq=False)
class Container(Abstract):
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

    def _depth(self) -> int:
        return max([depth_of(self.items), *(depth_of(values) for _, values in self.parts)])

    def _parts(self) -> tuple[Values, ...]:
        return self.items, *(values for _, values in self.parts)

    def _order(self) -> Order:
        place = () if self.site is None else self.site.order
        return self.kind, *place, str(orders(self.items)), order_of_given(self.parts)


@dataclass(frozen=True, slots=True, eq=False)
class Unknown(Abstract):
    """Something else that a function can also return: not known, but known to be there."""


@dataclass(frozen=True, slots=True, eq=False)
class Super(Abstract):
    """`super()` in a method of the class `scope`, on this receiver."""

    scope: Scope
    receiver: ProjectInstance

    def _depth(self) -> int:
        return self.receiver.depth

    def _order(self) -> Order:
        return *self.scope.order, *self.receiver.order


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
_MOST = 500
"""Values in one container of which as many levels are told apart. An interpreter that gives lists, sets and dicts of what it
gives itself, in fifty places, would have 50 to the third."""


def union(many: Iterable[Values]) -> Values:
    """All values of some sets."""
    return NONE.union(*many)


def container(
    kind: str, items: Values, parts: tuple[tuple[str, Values], ...] = (), site: Site | None = None
) -> Container:
    """A container of these items, without what is nested too deeply in them."""
    levels = _levels(items, *(part for _, part in parts))
    kept = tuple((key, _shallow(part, levels)) for key, part in parts)
    return Container(kind, _shallow(items, levels), kept, site)


def numbered(parts: Iterable[Values]) -> tuple[tuple[str, Values], ...]:
    """The parts of a tuple by their places."""
    return tuple((str(place), part) for place, part in enumerate(parts))


def library_instance(path: str, arguments: tuple[Values, ...]) -> LibraryInstance:
    """An instance with these type arguments, without what is nested too deeply in them."""
    levels = _levels(*arguments)
    return LibraryInstance(path, tuple(_shallow(argument, levels) for argument in arguments))


def _levels(*many: Values) -> int:
    """The levels that are told apart of what is put into one value."""
    return _DEEPEST_NESTING if sum(value.size for values in many for value in values) <= _MOST else 1


def _shallow(values: Values, levels: int, known: dict[tuple[int, int], Values] | None = None) -> Values:
    """Values without what is nested deeper in them. `known`: the answers so far, as the same set may lie in many of them."""
    if _nesting_of(values) <= levels:
        return values
    known = {} if known is None else known
    key = id(values), levels
    if key not in known:
        known[key] = frozenset(_cut(value, levels, known) for value in values)
    return known[key]


def _cut(value: Value, levels: int, known: dict[tuple[int, int], Values]) -> Value:
    match value:
        case Container(kind, items, parts, site):
            if levels == 0:
                return Container(kind, NONE)
            kept = tuple((key, _shallow(part, levels - 1, known)) for key, part in parts)
            return Container(kind, _shallow(items, levels - 1, known), kept, site)
        case LibraryInstance(path, arguments) if arguments:
            if levels == 0:
                return LibraryInstance(path)
            return LibraryInstance(path, tuple(_shallow(argument, levels - 1, known) for argument in arguments))
    return value


def widened(answer: Any) -> Any:
    """An answer without what lies in its values, where these could be of ever more kinds: containers and instances, and partials
    of partials."""
    return frozenset(map(_flat, answer)) - {None} if isinstance(answer, frozenset) else answer


def _flat(value: Any) -> Any:
    match value:
        case Container():
            return _cut(value, 2, {})
        case LibraryInstance(path):
            return LibraryInstance(path)
        case ProjectInstance(scope, home):
            return ProjectInstance(scope, home)
        case Partial(callee=Partial()):
            return None
    return value


def _nesting_of(values: Values) -> int:
    """The deepest nesting of some values."""
    return max((value.nesting for value in values), default=0)


def depth_of(values: Values) -> int:
    """The deepest of some values."""
    return max((value.depth for value in values), default=0)


def orders(values: Values) -> tuple[Order, ...]:
    """The sorted keys of some values."""
    return tuple(sorted(value.order for value in values))


def order_of_given(given: Given) -> str:
    """What sorts frames of one scope that were given different values."""
    return "".join(f"{name}={orders(values)}" for name, values in given)


def in_order(values: Values) -> list[Value]:
    """Values, sorted."""
    return list(values) if len(values) < 2 else sorted(values, key=lambda value: value.order)
