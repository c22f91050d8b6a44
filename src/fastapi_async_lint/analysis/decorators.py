"""Decorators: what they make of a function, and what they register it for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Fact, Placement
from fastapi_async_lint.model import NOTHING

from .program import Scope
from .values import (
    NONE,
    LibraryDecorator,
    LibraryMethod,
    LibraryName,
    ProjectClass,
    ProjectFunction,
    ProjectInstance,
    Site,
    Value,
    Values,
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
_ACCESSORS = frozenset({"setter", "getter", "deleter", *_DESCRIPTORS})


class Decorators:
    """What becomes of decorated functions."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference

    def decorator_names(self, function: Scope) -> frozenset[str]:
        """Which of `property`, `staticmethod`, `classmethod` and `abstractmethod` a function is decorated with."""
        if function.function is None or function.parent is None or not function.function.decorators:
            return frozenset()
        names: set[str] = set()
        for decorator in function.function.decorators:
            node = function.parent.body.expressions[decorator]
            name = node.id if isinstance(node, m.Name) else node.name if isinstance(node, m.Attribute) else ""
            names.update(_DESCRIPTORS.get(name, "").split(" ") if name in _DESCRIPTORS else ())
        return frozenset(names)

    def decorated(self, function: Scope) -> Values:
        """What the name of a function statement stands for, after its decorators."""
        return self.inference.once(("decorated", function), lambda: self._decorated(function))

    def is_wrapped_in_def(self, function: Scope) -> bool:
        """Whether decorators of the project put a synchronous function in the place of a coroutine function."""
        return any(
            values
            and all(
                isinstance(value, ProjectFunction) and value.scope is not function and not value.scope.is_async
                for value in values
            )
            for values in self._stages(function)
        )

    def is_wrapped_by_project(self, function: Scope) -> bool:
        """Whether a function has a decorator of the project, which may await what the function gives."""
        if function.function is None or function.parent is None:
            return False
        return any(
            isinstance(value, (ProjectFunction, ProjectInstance, ProjectClass))
            for decorator in function.function.decorators
            for value in self.inference.values(function.parent, decorator)
        )

    def _decorated(self, function: Scope) -> Values:
        *_, values = self._stages(function)
        return values

    def _stages(self, function: Scope) -> Iterator[Values]:
        """What a function is, and after each of its decorators, from the innermost on."""
        values: Values = frozenset({ProjectFunction(function)})
        yield values
        if function.function is None or function.parent is None:
            return
        for decorator in reversed(function.function.decorators):
            node = function.parent.body.expressions[decorator]
            if isinstance(node, m.Name) and node.id in _DESCRIPTORS:
                continue
            if isinstance(node, m.Attribute) and node.name in _ACCESSORS:
                continue
            values = self._applied_to_all(self.inference.values(function.parent, decorator), values)
            yield values

    def _applied_to_all(self, makers: Values, values: Values) -> Values:
        return frozenset().union(*(self._applied(maker, value) for maker in makers for value in values))

    def _applied(self, maker: Value, value: Value) -> Values:
        """What a decorator makes of a function."""
        if not isinstance(value, ProjectFunction):
            return NONE
        match maker:
            case LibraryDecorator(inner, _):
                return self._wrapped(self.inference.results.fact_of(inner), value)
            case LibraryName() | LibraryMethod():
                return self._wrapped(self.inference.results.fact_of(maker), value)
            case ProjectFunction(scope):
                return self._wrapped_by_project(scope, value)
        return NONE

    def _wrapped(self, fact: Fact | None, value: ProjectFunction) -> Values:
        if fact is None:
            return NONE
        if fact.wraps in ("context", "async_context", "cached"):
            return frozenset({ProjectFunction(value.scope, value.receiver, fact.wraps)})
        if fact.wraps == "same" or fact.decorates is not None:
            return frozenset({value})
        return self.inference.types.of_text(fact.returns, None, None) if fact.returns else NONE

    def _wrapped_by_project(self, decorator: Scope, value: ProjectFunction) -> Values:
        """A decorator of the project returns the function itself, or a function of its own that calls it; one that has
        wrappers of both kinds gives each function one of its own kind."""
        found: set[Value] = set()
        wrappers: list[ProjectFunction] = []
        for scope, expression in self.inference.results.return_expressions(decorator):
            node = scope.body.expressions[expression]
            if isinstance(node, m.Name) and node.id in {p.name for p in _parameters(decorator)}:
                found.add(value)
                continue
            results = self.inference.values(scope, expression)
            wrappers += [result for result in results if isinstance(result, ProjectFunction)]
        alike = [wrapper for wrapper in wrappers if wrapper.scope.is_async == value.scope.is_async]
        found.update(self._wrapper(decorator, wrapper, value) for wrapper in alike or wrappers)
        return frozenset(found)

    def _wrapper(self, decorator: Scope, wrapper: ProjectFunction, value: ProjectFunction) -> ProjectFunction:
        """The wrapper, or, where calling it gives what calling the function gives, the function."""
        if wrapper.scope.is_async and not wrapper.scope.is_generator and value.scope.is_coroutine_function:
            return value
        if not wrapper.scope.is_async and self._hands_on(decorator, wrapper.scope):
            return value
        return wrapper

    def _hands_on(self, decorator: Scope, wrapper: Scope) -> bool:
        """Whether a wrapper returns just what the decorated function returns."""
        names = {parameter.name for parameter in _parameters(decorator)}
        for scope, expression in self.inference.results.return_expressions(wrapper):
            node = scope.body.expressions[expression]
            function = scope.body.expressions[node.function] if isinstance(node, m.Call) else None
            if not (isinstance(function, m.Name) and function.id in names):
                return False
        return True

    def registrations(self, function: Scope) -> list[tuple[Placement, Site]]:
        """What a function's decorators register it for, and what the library classes do that its class derives from; each with
        the place of the decorator, or of the function."""
        found: list[tuple[Placement, Site]] = []
        if function.function is None or function.parent is None:
            return found
        for decorator in function.function.decorators:
            for maker in self.inference.values(function.parent, decorator):
                fact = self.inference.results.fact_of(maker.maker if isinstance(maker, LibraryDecorator) else maker)
                if fact is not None and fact.decorates is not None:
                    found.append((fact.decorates, Site(function.parent, decorator)))
        if function.is_method:
            for path in self.inference.classes.line(function.parent)[1]:
                placement = self.inference.knowledge.hook(path, function.name)
                if placement is not None:
                    found.append((placement, Site(function, NOTHING)))
                    break
        return found

    def of_call(self, fact: Fact | None, site: Site) -> Values:
        """`router.get("/x")(function)` gives the function."""
        node = site.scope.body.expressions[site.expression]
        if not isinstance(node, m.Call) or not node.arguments:
            return NONE
        functions = self.inference.values(site.scope, node.arguments[0].value)
        return self.inference.each(
            functions, lambda f: self._wrapped(fact, f) if isinstance(f, ProjectFunction) else NONE
        )

    def decorating(self, fact: Fact, callee: LibraryName | LibraryMethod, site: Site) -> Values:
        """A decorator that is called: on a function, `lru_cache(f)`, or for a decorator, `lru_cache(maxsize=1)`."""
        node = site.scope.body.expressions[site.expression]
        if isinstance(node, m.Call) and fact.wraps and len(node.arguments) == 1 and not node.arguments[0].keyword:
            functions = [
                value
                for value in self.inference.values(site.scope, node.arguments[0].value)
                if isinstance(value, ProjectFunction)
            ]
            if functions:
                return frozenset().union(*(self._wrapped(fact, function) for function in functions))
        return frozenset({LibraryDecorator(callee, site)})


def _parameters(scope: Scope) -> tuple[m.Parameter, ...]:
    return () if scope.function is None else scope.function.parameters
