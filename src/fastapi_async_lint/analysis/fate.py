"""What becomes of a coroutine object: whether anything can run it, and if not, how it is lost.

In: an expression whose value is a coroutine. The answer follows the value through names, choices, containers and returns of its
own function. Whatever is not understood counts as run: a coroutine that is stored, yielded, handed on or seen by a nested
function is somebody else's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from fastapi_async_lint import model as m

from .inference import Inference
from .program import Binding, Scope
from .values import Produced, Site

FateKind = Literal[
    "run",  # or may be
    "discarded",
    "unused",  # bound to a name that is never read
    "returned",
    "condition",
    "value",  # used as if it were its result: attribute, item, iteration, operator, text
]


class Fate(NamedTuple):
    """How a coroutine ends: for a lost one, the place that shows it, and the names that it was bound to on the way."""

    kind: FateKind
    site: Site
    use: str = ""
    names: tuple[str, ...] = ()


_LOST_AS_VALUE = frozenset({"base", "iterated", "operand", "formatted", "starred", "raised"})


_PROTOCOL = frozenset({"close", "send", "throw", "__await__"})


class Fates:
    """Follows coroutines."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        self._lost: dict[Scope, tuple[tuple[int, Fate], ...]] = {}

    def lost(self, scope: Scope) -> tuple[tuple[int, Fate], ...]:
        """The calls in a scope that make a coroutine which nothing is seen to run, each with its fate.

        A returned coroutine is among them: whether it is lost depends on who gets it.
        """
        if scope not in self._lost:
            self._lost[scope] = tuple(self._find_lost(scope))
        return self._lost[scope]

    def _find_lost(self, scope: Scope) -> Iterator[tuple[int, Fate]]:
        for expression, node in enumerate(scope.body.expressions):
            if isinstance(node, m.Call) and is_coroutine(self.inference, scope, expression):
                fate = self.of(scope, expression)
                if fate.kind != "run":
                    yield expression, fate

    def of(self, scope: Scope, expression: int) -> Fate:
        """What becomes of the coroutine that an expression makes."""
        return self._follow(scope, expression, ())

    def _follow(self, scope: Scope, expression: int, names: tuple[str, ...]) -> Fate:
        kind, by = scope.body.uses[expression]
        site = Site(scope, expression)
        if kind == "discarded":
            return Fate("discarded", site, kind, names)
        if kind == "returned":
            return Fate("returned", site, kind, names)
        if kind == "condition":
            return Fate("condition", site, kind, names)
        if kind == "base" and self._is_protocol(scope, by):
            return Fate("run", site)
        if kind in _LOST_AS_VALUE:
            return Fate("value", site, kind, names)
        if kind == "argument":
            return self._argument(scope, expression, by, names)
        if kind == "option":
            return self._choice(scope, expression, by, names)
        if kind == "element":
            return self._element(scope, by, names)
        if kind == "bound":
            return self._bound(scope, expression, by, names)
        return Fate("run", site)

    def _choice(self, scope: Scope, expression: int, choice: int, names: tuple[str, ...]) -> Fate:
        """`a() or b()` tests `a()`, which is always true; otherwise the choice's fate is that of its options."""
        node = scope.body.expressions[choice]
        if isinstance(node, m.Choice) and node.operator != "if" and expression != node.options[-1]:
            return Fate("condition", Site(scope, expression), node.operator, names)
        return self._follow(scope, choice, names)

    def _argument(self, scope: Scope, expression: int, call: int, names: tuple[str, ...]) -> Fate:
        """Given to a call: lost if the row of what is called says that it only takes values (`len`, `json.dumps`)."""
        node = scope.body.expressions[call]
        site = Site(scope, expression)
        callees = self.inference.values(scope, node.function) if isinstance(node, m.Call) else frozenset()
        facts = [self.inference.results.fact_of(callee) for callee in callees]
        if not facts or not all(fact is not None and fact.takes_values for fact in facts):
            return Fate("run", site)
        if scope.body.uses[call].kind == "returned":
            return Fate("returned", Site(scope, call), "argument", names)
        return Fate("value", site, "argument", names)

    def _is_protocol(self, scope: Scope, attribute: int) -> bool:
        """`coroutine.close()`, `coroutine.cr_running`: what a coroutine object itself has."""
        node = scope.body.expressions[attribute]
        return isinstance(node, m.Attribute) and (node.name in _PROTOCOL or node.name.startswith("cr_"))

    def _element(self, scope: Scope, container: int, names: tuple[str, ...]) -> Fate:
        """In a container: lost only if that is returned as it is (whether that matters, the caller of `of` decides)."""
        if scope.body.uses[container].kind in ("returned", "element", "argument"):
            outer = self._follow(scope, container, names)
            if outer.kind == "returned" or outer.use == "argument":
                return Fate(outer.kind, outer.site, "element", names)
        return Fate("run", Site(scope, container))

    def _bound(self, scope: Scope, expression: int, target: int, names: tuple[str, ...]) -> Fate:
        node = scope.body.expressions[target]
        site = Site(scope, expression)
        if isinstance(node, m.Display):
            return Fate("value", site, "unpacked", names)
        if not isinstance(node, m.Name) or scope.kind != "function" or node.id in scope.outer_names:
            return Fate("run", site)
        if node.id in names or self._is_shared(scope, node.id):
            return Fate("run", site)
        fates = [self._follow(scope, use, (*names, node.id)) for use in self._uses(scope, node.id, expression)]
        if not fates:
            return Fate("unused", site, "bound", (*names, node.id))
        if any(fate.kind == "run" for fate in fates):
            return Fate("run", site)
        return fates[0]

    def _is_shared(self, scope: Scope, name: str) -> bool:
        """Whether a function defined inside reads the name, or the name is bound in several targets."""
        return any(
            isinstance(expression, m.Name) and expression.id == name
            for inner in scope.inner()
            if inner is not scope
            for expression in inner.body.expressions
        )

    def _uses(self, scope: Scope, name: str, value: int) -> Iterator[int]:
        """The places that read the name while it holds this value."""
        for index, node in enumerate(scope.body.expressions):
            if isinstance(node, m.Name) and node.id == name and scope.body.uses[index].kind != "target":
                bindings = self.inference.names.bindings_of_use(scope, index)
                if any(_gives(binding, scope, value) for binding in bindings):
                    yield index


def _gives(binding: Binding, scope: Scope, value: int) -> bool:
    if binding.kind == "narrowed":
        return any(_gives(previous, scope, value) for previous in binding.previous)
    return binding.scope is scope and binding.expression == value


def is_coroutine(inference: Inference, scope: Scope, expression: int) -> bool:
    """Whether an expression's value is certainly a coroutine: everything that it is known to be able to be is one."""
    values = inference.values(scope, expression)
    return bool(values) and all(isinstance(value, Produced) and value.kind == "coroutine" for value in values)
