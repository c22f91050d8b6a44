"""Decorators: what they make of a function, and what they register it for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Fact, Placement
from fastapi_async_lint.model import NOTHING

from .calling import Passed
from .frame import Frame
from .program import Scope
from .values import (
    NONE,
    LibraryDecorator,
    LibraryInstance,
    LibraryMethod,
    LibraryName,
    Partial,
    Produced,
    ProjectClass,
    ProjectFunction,
    ProjectInstance,
    Site,
    Unknown,
    Value,
    Values,
    union,
)

if TYPE_CHECKING:
    from .inference import Inference

_DESCRIPTORS = {
    "property": "property",
    "cached_property": "cached property",
    "abstractproperty": "property",
    "computed_field": "property",
    "staticmethod": "staticmethod",
    "classmethod": "classmethod",
    "abstractmethod": "abstractmethod",
    "override": "",
    "overload": "",
}
_CALLABLE = (ProjectFunction, ProjectClass, Partial, LibraryMethod, LibraryName)
_ACCESSORS = frozenset({"setter", "getter", "deleter", *_DESCRIPTORS})


class Registration(NamedTuple):
    """What a decorator, or the library class that a method's class derives from, does with a function: the values are what the
    function is at that point, after the decorators below."""

    placement: Placement
    site: Site
    values: Values


class Decorators:
    """What becomes of decorated functions."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        self._names: dict[Scope, frozenset[str]] = {}

    def decorator_names(self, function: Scope) -> frozenset[str]:
        """Which of `property`, `staticmethod`, `classmethod` and `abstractmethod` a function is decorated with."""
        if function not in self._names:
            self._names[function] = frozenset(self._find_names(function))
        return self._names[function]

    def _find_names(self, function: Scope) -> Iterator[str]:
        if function.function is None or function.parent is None:
            return
        for decorator in function.function.decorators:
            node = function.parent.nodes[decorator]
            name = node.id if isinstance(node, m.Name) else node.name if isinstance(node, m.Attribute) else ""
            yield from _DESCRIPTORS.get(name, "").split()

    # --- what they make of it

    def decorated(self, function: Scope, home: Frame) -> Values:
        """What the name of a function statement stands for in a frame, after its decorators."""
        if function.function is None or not function.function.decorators:
            return frozenset({ProjectFunction(function, home)})
        return self.inference.once(self._decorated, function, home)

    def _decorated(self, function: Scope, home: Frame) -> Values:
        *_, (_, values) = self._stages(function, home)
        return values

    def decorated_class(self, class_: Scope, home: Frame) -> Values:
        """What the name of a class statement stands for; a decorator of which nothing is known leaves the class as it is."""
        plain: Values = frozenset({ProjectClass(class_, home)})
        if class_.class_ is None or not class_.class_.decorators:
            return plain
        return self.inference.once(self._decorated_class, class_, home) or plain

    def _decorated_class(self, class_: Scope, home: Frame) -> Values:
        *_, (_, values) = self._stages(class_, home)
        return frozenset(value for value in values if not isinstance(value, Unknown))

    def below(self, definition: Scope, home: Frame, decorator: int) -> Values:
        """What a function or class is just below one of its decorators."""
        before: Values = NONE
        for expression, values in self._stages(definition, home):
            if expression == decorator:
                return before
            before = values
        return NONE

    def _stages(self, definition: Scope, home: Frame) -> Iterator[tuple[int, Values]]:
        """What a function or class is at first, and after each of its decorators (by their expressions), from the innermost
        on."""
        is_class = definition.kind == "class"
        values: Values = frozenset({ProjectClass(definition, home) if is_class else ProjectFunction(definition, home)})
        yield NOTHING, values
        statement = definition.function or definition.class_
        for decorator in reversed(statement.decorators) if statement is not None else ():
            node = home.scope.nodes[decorator]
            is_descriptor = (isinstance(node, m.Name) and node.id in _DESCRIPTORS) or (
                isinstance(node, m.Attribute) and node.name in _ACCESSORS
            )
            if not is_descriptor:
                makers = self.inference.values(home, decorator)
                made = self._applied(makers, values, Site(home, decorator))
                values = made or (values if is_class else NONE)
            yield decorator, values

    def _applied(self, makers: Values, values: Values, site: Site) -> Values:
        return union(self._apply(maker, value, site) for maker in makers for value in values)

    def _apply(self, maker: Value, value: Value, site: Site) -> Values:
        """What a decorator makes of a value."""
        match maker:
            case LibraryDecorator(inner, place):
                return self._wrapped(self.inference.results.fact_of(inner), value, place)
            case LibraryName() | LibraryMethod() | LibraryInstance():
                return self._wrapped(self.inference.results.fact_of(maker), value, site)
            case ProjectFunction() | ProjectClass() | ProjectInstance() | Partial():
                made = self.inference.results.result(maker, site, Passed((frozenset({value}),)))
                return self._of_its_kind(made, value) if isinstance(maker, ProjectFunction) else made
            case Produced(kind="context" | "async_context"):
                return frozenset({value})
        return NONE

    def _of_its_kind(self, made: Values, value: Value) -> Values:
        """A decorator that has wrappers of both kinds gives each function one of its own kind; what else it may give is left
        out."""
        functions = [found for found in made if isinstance(found, ProjectFunction)]
        if isinstance(value, ProjectFunction):
            alike = [found for found in functions if found.scope.is_async == value.scope.is_async]
            if alike and len(alike) < len(functions):
                return frozenset(alike)
        return frozenset(found for found in made if not isinstance(found, Unknown))

    def _wrapped(self, fact: Fact | None, value: Value, site: Site) -> Values:
        """What a library's decorator makes of a value, by its row."""
        if fact is None:
            return NONE
        if isinstance(value, ProjectFunction) and fact.wraps in ("context", "async_context", "cached"):
            return frozenset({ProjectFunction(value.scope, value.home, value.receiver, fact.wraps)})
        if fact.returns and fact.wraps in ("", "unknown"):
            return self.inference.types.of_text(fact.returns, None, (site, fact))
        return frozenset({value}) if fact.wraps == "same" or fact.decorates is not None else NONE

    def stands_for(self, value: Value) -> Value:
        """The function that a wrapper says it is (`functools.wraps`), or that a `partial` calls; another function is itself."""
        seen: set[Value] = set()
        while isinstance(value, (ProjectFunction, Partial)) and value not in seen:
            seen.add(value)
            claimed = self._claimed(value) if isinstance(value, ProjectFunction) else value.callee
            if claimed is None:
                return value
            value = claimed
        return value

    def _claimed(self, wrapper: ProjectFunction) -> Value | None:
        for decorator in wrapper.scope.function.decorators if wrapper.scope.function is not None else ():
            for maker in self.inference.values(wrapper.home, decorator):
                if not isinstance(maker, LibraryDecorator):
                    continue
                fact = self.inference.results.fact_of(maker.maker)
                if fact is None or not fact.stands_for:
                    continue
                place = self.inference.results.argument(maker.site, fact.parameters, fact.stands_for)
                values = self.inference.values(maker.site.frame, place)
                if len(values) == 1:
                    return next(iter(values))
        return None

    # --- what they tell about it

    def is_wrapped_in_def(self, function: Scope) -> bool:
        """Whether decorators of the project put a synchronous function in the place of a coroutine function."""
        return function.is_decorated and self.inference.once_or(False, self.find_wrapped_in_def, function)

    def find_wrapped_in_def(self, function: Scope) -> bool:
        """The same, found out anew."""
        if function.parent is None:
            return False
        home = self.inference.frames.plain(function.parent)
        return any(
            values
            and all(
                isinstance(value, ProjectFunction) and value.scope is not function and not value.scope.is_async
                for value in values
            )
            and not any(self.stands_for(value) != value for value in values)
            for _, values in self._stages(function, home)
        )

    def is_wrapped_by_project(self, function: Scope) -> bool:
        """Whether a function has a decorator of the project, which may await what the function gives."""
        if function.function is None or function.parent is None:
            return False
        home = self.inference.frames.plain(function.parent)
        return any(
            isinstance(value, (ProjectFunction, ProjectInstance, ProjectClass))
            for decorator in function.function.decorators
            for value in self.inference.values(home, decorator)
        )

    def caches(self, function: Scope) -> int:
        """The decorator of a library that keeps what a coroutine function gives, which is its coroutine; `NOTHING` for none."""
        if function.function is None or function.parent is None or not function.is_async:
            return NOTHING
        home = self.inference.frames.plain(function.parent)
        for decorator in function.function.decorators:
            below = self.below(function, home, decorator)
            is_lazy = bool(below) and all(isinstance(v, ProjectFunction) and v.scope.is_async for v in below)
            for maker in self.inference.values(home, decorator) if is_lazy else ():
                fact = self.inference.results.fact_of(maker.maker if isinstance(maker, LibraryDecorator) else maker)
                if fact is not None and fact.wraps == "cached":
                    return decorator
        return NOTHING

    def registrations(self, function: Scope) -> list[Registration]:
        """What a function's decorators register it for, and what the library classes do that its class derives from."""
        if function.function is None or function.parent is None:
            return []
        return self.registrations_in(function, self.inference.frames.plain(function.parent))

    def registrations_in(self, function: Scope, home: Frame) -> list[Registration]:
        """The same for the function as it is made in a frame."""
        found: list[Registration] = []
        if function.function is None or not (function.function.decorators or function.is_method):
            return found
        below: Values = NONE
        for decorator, values in self._stages(function, home):
            for maker in self.inference.values(home, decorator):
                fact = self.inference.results.fact_of(maker.maker if isinstance(maker, LibraryDecorator) else maker)
                if fact is not None and fact.decorates is not None:
                    here = below or frozenset({ProjectFunction(function, home)})
                    found.append(Registration(fact.decorates, Site(home, decorator), here))
            below = values
        found += self._hooks(function, home)
        return found

    def _hooks(self, function: Scope, home: Frame) -> Iterator[Registration]:
        """The methods that a library class calls on what derives from it."""
        if not function.is_method or home.scope.parent is None:
            return
        class_ = self.inference.hierarchy.plain(home.scope)
        line = self.inference.hierarchy.line(class_)
        stated = (self.inference.stated.hook(base.scope, function.name) for base in line.classes)
        shipped = (self.inference.knowledge.hook(library.path, function.name) for library in line.libraries)
        for placement in (*stated, *shipped):
            if placement is not None:
                frame = self.inference.frames.plain(function)
                instance = ProjectInstance(class_.scope, class_.home)
                yield Registration(
                    placement, Site(frame, NOTHING), frozenset({ProjectFunction(function, home, instance)})
                )
                return

    def of_call(self, fact: Fact | None, site: Site) -> Values:
        """`router.get("/x")(function)` gives the function."""
        node = site.scope.nodes[site.expression] if site.expression != NOTHING else None
        if not isinstance(node, m.Call) or not node.arguments or node.arguments[0].keyword in ("*", "**"):
            return NONE
        given = self.inference.values(site.frame, node.arguments[0].value)
        functions = frozenset(value for value in given if isinstance(value, _CALLABLE))
        return self.inference.each(functions, lambda function: self._wrapped(fact, function, site))

    def decorating(self, fact: Fact, callee: LibraryName | LibraryMethod, site: Site) -> Values:
        """A decorator that is called: on a function, `lru_cache(f)`, or for a decorator, `lru_cache(maxsize=1)`."""
        node = site.scope.nodes[site.expression] if site.expression != NOTHING else None
        if isinstance(node, m.Call) and fact.wraps and node.arguments and not node.arguments[0].keyword:
            given = self.inference.values(site.frame, node.arguments[0].value)
            functions = [value for value in given if isinstance(value, ProjectFunction)]
            if functions and not fact.stands_for:
                return union(self._wrapped(fact, function, site) for function in functions)
        return frozenset({LibraryDecorator(callee, site)})
