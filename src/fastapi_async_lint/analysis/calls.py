"""The call graph: which functions a scope calls, and which it hands to something that runs them elsewhere.

In: the values of the called expressions. Out: for each scope, its calls (edges to project functions, and library rows), and for
the whole program the placements: functions that a library runs, where, and in what role.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Fact, Placement
from fastapi_async_lint.model import NOTHING

from .inference import Inference
from .once import done_once
from .program import Program, Scope, child
from .values import (
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
    Value,
    Values,
    order,
)


class Edge(NamedTuple):
    """A call of a project function: running `site` runs `callee` in the same thread (or makes its coroutine).

    `cached`: only the first such call does. `certain`: what is called is not changed by a decorator that is not known.
    """

    site: Site
    callee: Scope
    cached: bool = False
    certain: bool = True


class LibraryCall(NamedTuple):
    """A call of a library's callable, with its row."""

    site: Site
    callee: Value
    fact: Fact


class Placed(NamedTuple):
    """A function that a library runs: where, in what role, and the place that says so (`None`: its own decorator or class)."""

    scope: Scope
    where: str
    role: str
    site: Site


@dataclass(frozen=True, slots=True)
class Calls:
    """What one scope calls."""

    edges: tuple[Edge, ...]
    library: tuple[LibraryCall, ...]
    placed: tuple[Placed, ...]
    once: frozenset[int]
    """The expressions that are evaluated only the first time."""


class CallGraph:
    """The calls of every scope, found when asked for."""

    def __init__(self, program: Program, inference: Inference) -> None:
        self.program = program
        self.inference = inference
        self._calls: dict[Scope, Calls] = {}

    def calls(self, scope: Scope) -> Calls:
        """What a scope's own code calls (not what the functions defined in it call)."""
        if scope not in self._calls:
            self._calls[scope] = self._collect(scope)
        return self._calls[scope]

    def _collect(self, scope: Scope) -> Calls:
        edges: list[Edge] = []
        library: list[LibraryCall] = []
        placed: list[Placed] = []
        for index, node in enumerate(scope.body.expressions):
            if isinstance(node, m.Call) and not self._is_put_off(scope, index):
                site = Site(scope, index)
                callees = self._sorted(self.inference.values(scope, node.function))
                for callee in callees:
                    self._called(callee, site, edges, library, placed)
                if not callees:
                    edges.extend(self._uncertain(site, node))
            elif isinstance(node, m.Attribute) and scope.body.uses[index].kind not in ("target", "deleted"):
                edges.extend(self._read(Site(scope, index), node))
        for index, use in enumerate(scope.body.uses):
            names = _PROTOCOLS.get(use.kind)
            if names is not None:
                edges.extend(Edge(Site(scope, index), method) for method in self._special(scope, index, names))
        for function in scope.functions:
            for placement, site in self.inference.decorators.registrations(function):
                values: Values = frozenset({ProjectFunction(function)})
                placed.extend(self._place(values, placement, site))
        once = done_once(scope)
        edges = [edge._replace(cached=True) if edge.site.expression in once else edge for edge in edges]
        return Calls(tuple(dict.fromkeys(edges)), tuple(library), tuple(dict.fromkeys(placed)), once)

    def _uncertain(self, site: Site, node: m.Call) -> list[Edge]:
        """A call of a function of the project that a decorator which is not known may have changed: enough to know where the
        function runs, not to know what the call does."""
        bindings = self.inference.names.bindings_of_use(site.scope, node.function)
        return [
            Edge(site, child(b.scope, "function", b.index), certain=False) for b in bindings if b.kind == "function"
        ]

    def _read(self, site: Site, node: m.Attribute) -> list[Edge]:
        """The property functions that reading an attribute runs."""
        getters = self._properties(site.scope, node)
        return [Edge(site, g, "cached" in self.inference.decorators.decorator_names(g)) for g in getters]

    def _called(
        self, callee: Value, site: Site, edges: list[Edge], library: list[LibraryCall], placed: list[Placed]
    ) -> None:
        match callee:
            case ProjectFunction(scope, _, wraps):
                if self._runs_here(callee, site):
                    edges.append(Edge(site, scope, wraps == "cached"))
            case ProjectClass() | ProjectInstance():
                edges.extend(Edge(site, method) for method in self._invoked(callee))
            case Partial(inner, _):
                self._called(inner, site, edges, library, placed)
            case LibraryName() | LibraryMethod() | LibraryInstance():
                fact = self.inference.results.fact_at(callee, site)
                if fact is not None:
                    library.append(LibraryCall(site, callee, fact))
                    self._given(fact, site, edges, placed)
            case LibraryDecorator(maker, _):
                fact = self.inference.results.fact_of(maker)
                node = site.scope.body.expressions[site.expression]
                if fact is not None and fact.decorates is not None and isinstance(node, m.Call) and node.arguments:
                    values = self.inference.values(site.scope, node.arguments[0].value)
                    placed.extend(self._place(values, fact.decorates, site))

    def _is_put_off(self, scope: Scope, expression: int) -> bool:
        """Whether an expression stands in a generator expression that is not used up here."""
        by = scope.body.uses[expression].by
        while by != NOTHING:
            node = scope.body.expressions[by]
            if isinstance(node, m.Comprehension) and node.kind == "generator" and expression != node.sources[0]:
                return not self._is_used_up(Site(scope, by))
            expression, by = by, scope.body.uses[by].by
        return False

    def _is_used_up(self, site: Site) -> bool:
        """Whether an iterator is run to its end where it is made."""
        kind, by = site.scope.body.uses[site.expression]
        return kind in ("iterated", "starred") or (kind == "argument" and self._is_builtin_call(site.scope, by))

    def _runs_here(self, callee: ProjectFunction, site: Site) -> bool:
        """Whether the call itself runs the body: not that of a generator, nor of a context manager, until it is used."""
        kind = site.scope.body.uses[site.expression].kind
        if callee.wraps in ("context", "async_context"):
            return kind in ("entered", "async entered")
        if callee.scope.is_async and callee.scope.is_generator:
            return kind == "async iterated"
        if not callee.scope.is_generator:
            return True
        return self._is_used_up(site)

    def _is_builtin_call(self, scope: Scope, expression: int) -> bool:
        """`list(...)`, `sum(...)`, `sorted(...)`: a builtin that takes an iterable runs it to its end, unless it makes another
        iterator of it (`map`, `zip`)."""
        node = scope.body.expressions[expression]
        values = self.inference.values(scope, node.function) if isinstance(node, m.Call) else frozenset()
        return any(
            isinstance(value, LibraryName) and value.path.startswith("builtins.") for value in values
        ) and not any(self._is_lazy(value) and not self._is_used_up(Site(scope, expression)) for value in values)

    def _is_lazy(self, callee: Value) -> bool:
        """Whether a builtin gives an iterator that does its work later."""
        return isinstance(callee, LibraryName) and callee.path.removeprefix("builtins.") in _LAZY

    def _invoked(self, callee: ProjectClass | ProjectInstance) -> list[Scope]:
        """The methods that calling a class or an instance runs."""
        if isinstance(callee, ProjectClass):
            owner = ProjectInstance(callee.scope)
            names = ["__new__", "__init__", "__post_init__"]
        else:
            owner, names = callee, ["__call__"]
        found: list[Scope] = []
        for name in names:
            values = self._sorted(self.inference.classes.attribute(owner, name))
            found.extend(value.scope for value in values if isinstance(value, ProjectFunction))
        return found

    def _properties(self, scope: Scope, node: m.Attribute) -> list[Scope]:
        """The property functions that reading an attribute runs."""
        found = []
        for owner in self._sorted(self.inference.values(scope, node.value)):
            if isinstance(owner, ProjectInstance):
                for class_ in self.inference.classes.line(owner.scope)[0]:
                    functions = [f for f in class_.functions if f.name == node.name]
                    found += [f for f in functions if "property" in self.inference.decorators.decorator_names(f)]
                    if functions:
                        break
        return found

    def _special(self, scope: Scope, expression: int, names: tuple[str, ...]) -> list[Scope]:
        """The special methods of the project's classes that using a value runs."""
        found: list[Scope] = []
        for owner in self._sorted(self.inference.values(scope, expression)):
            if isinstance(owner, ProjectInstance):
                for name in names:
                    values = self._sorted(self.inference.classes.attribute(owner, name))
                    found.extend(value.scope for value in values if isinstance(value, ProjectFunction))
        return found

    def _given(self, fact: Fact, site: Site, edges: list[Edge], placed: list[Placed]) -> None:
        """The callables that a library call is given to run."""
        for parameter, placement in fact.runs.items():
            expression = self.inference.results.argument(site, fact.parameters, parameter)
            if expression == NOTHING:
                continue
            values = self.inference.values(site.scope, expression)
            if placement.where == "caller":
                callees = self.inference.values(site.scope, _called(site))
                if any(map(self._is_lazy, callees)) and not self._is_used_up(site):
                    continue
                edges.extend(Edge(site, target.scope) for target in self._place(values, placement, site))
            else:
                placed.extend(self._place(values, placement, site))

    def _place(self, values: Values, placement: Placement, site: Site) -> list[Placed]:
        """The functions among some values, each with the place where it will run."""
        found = []
        for scope in self._functions(values):
            where = placement.where
            if where == "kind":
                where = "loop" if scope.is_async else "thread"
            found.append(Placed(scope, where, placement.role, site))
        return found

    def _functions(self, values: Values) -> list[Scope]:
        found: list[Scope] = []
        for value in self._sorted(values):
            match value:
                case ProjectFunction(scope):
                    found.append(scope)
                case Produced(callee=ProjectFunction(scope)):
                    found.append(scope)
                case Partial(inner, _):
                    found.extend(self._functions(frozenset({inner})))
                case ProjectClass() | ProjectInstance():
                    found.extend(self._invoked(value))
        return list(dict.fromkeys(found))

    @staticmethod
    def _sorted(values: Values) -> list[Value]:
        return list(values) if len(values) < 2 else sorted(values, key=order)


_PROTOCOLS: dict[str, tuple[str, ...]] = {
    "entered": ("__enter__", "__exit__"),
    "async entered": ("__aenter__", "__aexit__"),
    "iterated": ("__iter__", "__next__"),
    "async iterated": ("__aiter__", "__anext__"),
}
"""The special methods that a `with` or `for` statement runs."""
_LAZY = frozenset({"map", "filter", "zip", "enumerate", "iter", "reversed"})
"""Builtins of the language that give iterators."""


def _called(site: Site) -> int:
    node = site.scope.body.expressions[site.expression]
    return node.function if isinstance(node, m.Call) else NOTHING
