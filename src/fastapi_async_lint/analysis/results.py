"""Results: what calls give, at once and, for what is lazy, in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Fact
from fastapi_async_lint.model import NOTHING

from .program import Scope
from .values import (
    NONE,
    Annotated,
    Container,
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
    TypeForm,
    Unknown,
    Value,
    Values,
    order,
)

if TYPE_CHECKING:
    from .inference import Inference

_LITERALS: dict[str, object] = {"True": True, "False": False, "None": None}
_NO_SITE = Site(Scope("module", "", 0, m.Body(), None, "", ""), NOTHING)


class Results:
    """What calling, awaiting, iterating and entering gives."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference

    def return_expressions(self, scope: Scope) -> list[tuple[Scope, int]]:
        """The returned expressions of a function."""
        return [
            (scope, index)
            for index, use in enumerate(scope.body.uses)
            if use.kind == "returned" and scope.body.expressions[index] != m.Constant("None")
        ]

    def returned(self, scope: Scope) -> Values:
        """What the body of a function gives back: awaited for a coroutine function."""
        return self.inference.once(("returned", scope), lambda: self._returned(scope))

    def _returned(self, scope: Scope) -> Values:
        each = [self.inference.values(*place) for place in self.return_expressions(scope)]
        found: Values = frozenset().union(*each)
        if found and all(isinstance(value, Produced) for value in found) and all(each):
            return found
        if scope.function is not None and scope.parent is not None:
            annotated = self.inference.types.instances(scope.parent, scope.function.returns)
            if annotated:
                return annotated
        return found if not found or all(each) else found | {Unknown()}

    def yielded(self, scope: Scope) -> Values:
        """What a generator function yields."""
        return self.inference.once(("yielded", scope), lambda: self._yielded(scope))

    def _yielded(self, scope: Scope) -> Values:
        if scope.function is not None and scope.parent is not None:
            annotated = self.inference.types.instances(scope.parent, scope.function.returns)
            items = self.inference.each(annotated, self.iterated)
            if items:
                return items
        found: set[Value] = set()
        for node in scope.body.expressions:
            if isinstance(node, m.Yield) and node.value != NOTHING:
                values = self.inference.values(scope, node.value)
                found |= self.inference.each(values, self.iterated) if node.delegates else values
        return frozenset(found)

    def fact_of(self, callee: Value) -> Fact | None:
        """The knowledge row of a library's callable."""
        match callee:
            case LibraryName(path):
                found = self.inference.knowledge.function(path)
                return found if found is not None else self.inference.knowledge.constructor(path)
            case LibraryMethod(owner, name):
                return self.inference.knowledge.method(owner.path, name, _parts(owner))
            case LibraryInstance(path):
                return self.inference.knowledge.method(path, "__call__")
        return None

    def twin_of(self, callee: Value, twin: str) -> Fact | None:
        """The row of a method's async twin on the same receiver."""
        return self.inference.knowledge.method(callee.owner.path, twin) if isinstance(callee, LibraryMethod) else None

    def fact_at(self, callee: Value, site: Site) -> Fact | None:
        """The row of a library's callable as it applies to this call, by its literal arguments."""
        fact = self.fact_of(callee)
        if fact is None or not fact.when:
            return fact
        return fact.for_arguments(self.literals(site, fact))

    def literals(self, site: Site, fact: Fact) -> dict[str, object]:
        """The arguments of a call that are literals, by name."""
        node = site.scope.body.expressions[site.expression]
        found: dict[str, object] = {}
        for place, argument in enumerate(node.arguments if isinstance(node, m.Call) else ()):
            name = argument.keyword or (fact.parameters[place] if place < len(fact.parameters) else "")
            value = site.scope.body.expressions[argument.value]
            if isinstance(value, m.Constant):
                found[name] = _LITERALS.get(value.text, value.text)
            elif isinstance(value, m.String):
                found[name] = value.text
        return found

    def argument(self, site: Site, parameters: tuple[str, ...], name: str) -> int:
        """The expression that a call passes for a parameter, or `NOTHING`."""
        node = site.scope.body.expressions[site.expression]
        if not isinstance(node, m.Call):
            return NOTHING
        place = 0
        for argument in node.arguments:
            if argument.keyword == name:
                return argument.value
            if not argument.keyword:
                if place < len(parameters) and parameters[place] == name:
                    return argument.value
                place += 1
            elif argument.keyword == "*":
                return NOTHING
        return NOTHING

    def result(self, callee: Value, site: Site) -> Values:
        """What a call gives."""
        match callee:
            case LibraryName(path):
                return self._library_call(callee, path, site)
            case LibraryMethod():
                fact = self.fact_at(callee, site)
                return NONE if fact is None else self._fact_result(fact, callee, site)
            case LibraryInstance(path):
                return self.inference.each(
                    self.inference.classes.attribute(callee, "__call__"), lambda method: self.result(method, site)
                )
            case ProjectFunction():
                return self._project_call(callee, site)
            case ProjectClass(scope):
                return frozenset({ProjectInstance(scope)})
            case TypeForm():
                return self.inference.types.instances(*callee.site)
            case ProjectInstance():
                return self.inference.each(
                    self.inference.classes.attribute(callee, "__call__"), lambda method: self.result(method, site)
                )
            case Partial(inner, _):
                return self.result(inner, site)
            case Unknown():
                return frozenset({callee})
            case LibraryDecorator(maker, _):
                return self.inference.decorators.of_call(self.fact_of(maker), site)
        return NONE

    def _library_call(self, callee: LibraryName, path: str, site: Site) -> Values:
        fact = self.fact_at(callee, site)
        if fact is not None:
            if self.inference.knowledge.class_(path) is not None and not fact.returns and not fact.kind:
                return frozenset({LibraryInstance(path)})
            return self._fact_result(fact, callee, site)
        if self.inference.knowledge.class_(path) is not None or path.rpartition(".")[2][:1].isupper():
            return frozenset({LibraryInstance(path)})
        return NONE

    def _fact_result(self, fact: Fact, callee: LibraryName | LibraryMethod, site: Site) -> Values:
        if fact.kind:
            return frozenset({Produced(fact.kind, callee, site, fact.also)})
        if fact.returns == "partial":
            return self._partial(site)
        if fact.wraps or fact.decorates is not None:
            return self.inference.decorators.decorating(fact, callee, site)
        owner = callee.owner if isinstance(callee, LibraryMethod) else None
        return self.inference.types.of_text(fact.returns, owner, (site, fact)) if fact.returns else NONE

    def _partial(self, site: Site) -> Values:
        node = site.scope.body.expressions[site.expression]
        if not isinstance(node, m.Call) or not node.arguments:
            return NONE
        return frozenset(Partial(callee, site) for callee in self.inference.values(site.scope, node.arguments[0].value))

    def _project_call(self, callee: ProjectFunction, site: Site) -> Values:
        scope = callee.scope
        if callee.wraps in ("context", "async_context"):
            return frozenset({Produced(callee.wraps, callee, site)})
        if scope.is_generator:
            return frozenset({Produced("async_iterator" if scope.is_async else "iterator", callee, site)})
        if scope.is_async:
            return frozenset({Produced("coroutine", callee, site)})
        return self.returned(scope)

    def awaited(self, value: Value) -> Values:
        """What `await value` gives."""
        match value:
            case Produced(kind="coroutine" | "awaitable", callee=callee, site=site):
                return self.inference.once(("awaited", value), lambda: self._delivered(callee, site))
            case Produced(also=also, callee=callee, site=site) if "coroutine" in also or "awaitable" in also:
                return self.inference.once(("awaited", value), lambda: self._delivered(callee, site))
            case LibraryInstance(arguments=(inner, *_)) if self._is_awaitable(value):
                return inner
        return NONE

    def _is_awaitable(self, value: LibraryInstance) -> bool:
        return self.inference.knowledge.method(value.path, "__await__") is not None

    def iterated(self, value: Value) -> Values:
        """What a loop over `value` gives its variable."""
        match value:
            case Container(kind="dict"):
                return NONE
            case Container(items=items):
                return items
            case Produced(kind="async_iterator" | "iterator", callee=callee, site=site):
                return self.inference.once(("iterated", value), lambda: self._delivered(callee, site))
            case LibraryInstance() | ProjectInstance():
                for name in ("__iter__", "__aiter__"):
                    methods = self.inference.classes.attribute(value, name)
                    if methods:
                        made = self.inference.each(methods, lambda method: self.result(method, _NO_SITE))
                        return self.inference.each(made, lambda v: NONE if v == value else self.iterated(v))
        return NONE

    def entered(self, value: Value, is_async: bool) -> Values:
        """What `with value as x` gives `x`."""
        match value:
            case Produced(kind="context" | "async_context", callee=callee, site=site):
                return self.inference.once(("entered", value), lambda: self._delivered(callee, site))
            case Produced(also=also, callee=callee, site=site) if "async_context" in also:
                return self.inference.once(("awaited", value), lambda: self._delivered(callee, site))
            case LibraryInstance() | ProjectInstance():
                name = "__aenter__" if is_async else "__enter__"
                methods = self.inference.classes.attribute(value, name)
                made = self.inference.each(methods, lambda method: self.result(method, _NO_SITE))
                return self.inference.each(
                    made, lambda v: self.awaited(v) if isinstance(v, Produced) else frozenset({v})
                ) or (frozenset({value}) if not methods else NONE)
        return NONE

    def injected(self, value: Value, site: Site) -> Values:
        """What a framework injects for a dependency: the result of calling it, awaited, or its first yielded value."""
        made = self.result(value, site)
        return self.inference.each(made, self._unwrapped)

    def _unwrapped(self, value: Value) -> Values:
        if isinstance(value, Produced):
            match value.kind:
                case "coroutine":
                    return self.awaited(value)
                case "iterator" | "async_iterator":
                    return self.iterated(value)
                case _:
                    return self.entered(value, is_async=value.kind == "async_context")
        return frozenset({value})

    def _delivered(self, callee: Value, site: Site) -> Values:
        """What a lazy value gives in the end: awaited, item by item, or on entering."""
        match callee:
            case ProjectFunction(scope, _, wraps):
                if scope.is_generator or wraps in ("context", "async_context"):
                    return self.yielded(scope)
                return self.returned(scope)
            case LibraryName() | LibraryMethod():
                fact = self.fact_at(callee, site)
                owner = callee.owner if isinstance(callee, LibraryMethod) else None
                return (
                    self.inference.types.of_text(fact.returns, owner, (site, fact))
                    if fact is not None and fact.returns
                    else NONE
                )
            case Annotated(place):
                return self.inference.types.instances(*place)
        return NONE


def _parts(owner: LibraryInstance) -> tuple[str, ...]:
    """The library classes among a receiver's type arguments, at any depth: the steps of `prompt | llm`."""
    found: list[str] = []
    for argument in owner.arguments:
        for value in sorted(argument, key=order):
            if isinstance(value, LibraryInstance):
                found += [value.path, *_parts(value)]
    return tuple(dict.fromkeys(found))
