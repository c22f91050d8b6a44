"""What expressions stand for, from source and knowledge rows alone.

`values` gives everything that an expression is known to be able to stand for; nothing known is the empty set. A union keeps what
is known: of `client or OpenAI()` with an unknown `client`, that it can be an `OpenAI`. Whoever concludes something from the
values asks that all of them agree.

Recursion through the program (a function that returns what a function returns that ...) ends where it meets itself: the values
found so far. Such unfinished values are kept only until the outermost of the functions concerned is done, so that no answer
depends on what was asked before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Knowledge
from fastapi_async_lint.model import NOTHING
from fastapi_async_lint.project import is_standard_library

from .classes import Classes
from .decorators import Decorators
from .names import Names
from .program import Program, Scope, child
from .results import Results
from .types import Types
from .values import (
    NONE,
    Container,
    LibraryInstance,
    LibraryName,
    NameOnly,
    Produced,
    ProjectClass,
    ProjectFunction,
    ProjectInstance,
    Site,
    Super,
    TypeForm,
    Unknown,
    Value,
    Values,
    container,
)

_Answer = TypeVar("_Answer")
_NEVER = 1 << 30
_MOST_ROUNDS = 5
"""Rounds after which a cycle of answers counts as settled; sets of values grow, so that two are the rule."""
_DEEPEST = 400
"""Answers that wait for one another; what lies deeper is taken for unknown. Real projects stay below 100."""


class Inference:
    """Answers for one program; every answer is kept."""

    def __init__(self, program: Program, knowledge: Knowledge) -> None:
        self.program = program
        self.knowledge = knowledge
        self.names = Names(self)
        self.classes = Classes(self)
        self.decorators = Decorators(self)
        self.types = Types(self)
        self.results = Results(self)
        self._known: dict[object, Any] = {}
        self._unfinished: dict[object, tuple[Any, int]] = {}
        self._active: dict[object, int] = {}
        self._lowest = _NEVER
        self._assumed: dict[object, Any] = {}

    def once(self, key: object, compute: Callable[[], Values]) -> Values:
        """The values that `compute` gives, kept under `key`; none where the computation comes back to itself."""
        return self.once_or(NONE, key, compute)

    def once_or(self, nothing: _Answer, key: object, compute: Callable[[], _Answer]) -> _Answer:
        """The answer of `compute`, kept under `key`. Where the computation comes back to itself, it gets the answer that is
        assumed so far, `nothing` at first; it is repeated until it gives what was assumed."""
        known = self._known.get(key)
        if known is not None:
            return known  # type: ignore[no-any-return]
        if key in self._unfinished:
            answer, depends_on = self._unfinished[key]
            self._lowest = min(self._lowest, depends_on)
            return answer  # type: ignore[no-any-return]
        if key in self._active:
            self._lowest = min(self._lowest, self._active[key])
            return self._assumed.get(key, nothing)  # type: ignore[no-any-return]
        depth = len(self._active)
        if depth >= _DEEPEST:
            self._lowest = 0
            return nothing
        outer = self._lowest
        self._active[key] = depth
        try:
            answer = self._settled(nothing, key, depth, compute)
        finally:
            del self._active[key]
        self._keep(key, answer, depth)
        self._lowest = min(outer, self._lowest)
        return answer

    def _settled(self, nothing: _Answer, key: object, depth: int, compute: Callable[[], _Answer]) -> _Answer:
        """The answer that does not change when it is assumed. Leaves in `_lowest` what it depends on."""
        for _ in range(_MOST_ROUNDS):
            self._lowest = _NEVER
            answer = compute()
            if self._lowest != depth or answer == self._assumed.get(key, nothing):
                break
            self._assumed[key] = answer
            self._forget(depth)
        return answer

    def _keep(self, key: object, answer: object, depth: int) -> None:
        """Keeps an answer: for good when it depends on nothing unfinished, together with all that waited for it."""
        if self._lowest < depth:
            self._unfinished[key] = (answer, self._lowest)
            self._assumed[key] = answer
            return
        self._lowest = _NEVER
        self._known[key] = answer
        self._assumed.pop(key, None)
        for waiting in self._forget(depth):
            self._known[waiting[0]] = waiting[1]
            self._assumed.pop(waiting[0], None)

    def _forget(self, depth: int) -> list[tuple[object, Any]]:
        """Takes out the unfinished answers that depend on what is active at this depth or deeper; they are the newest."""
        taken = []
        while self._unfinished:
            key, (answer, depends_on) = self._unfinished.popitem()
            if depends_on < depth:
                self._unfinished[key] = (answer, depends_on)
                break
            taken.append((key, answer))
        return taken

    def values(self, scope: Scope, expression: int) -> Values:
        """What an expression can stand for."""
        if expression == NOTHING:
            return NONE
        return self.once((scope, expression), lambda: self._evaluate(scope, expression))

    def _evaluate(self, scope: Scope, expression: int) -> Values:
        node = scope.body.expressions[expression]
        match node:
            case m.Name(name):
                return self.names.of_name(scope, expression, name)
            case m.Attribute(value, name):
                return self.each(self.values(scope, value), lambda owner: self.classes.attribute(owner, name))
            case m.Call():
                return self._call(scope, expression, node)
            case m.Await(value):
                return self.each(self.values(scope, value), self.results.awaited)
            case m.Choice(options=options):
                return frozenset().union(*(self.values(scope, option) for option in options))
            case m.Walrus(value=value):
                return self.values(scope, value)
            case m.Lambda(index):
                return frozenset({ProjectFunction(child(scope, "function", index))})
            case m.Display(kind, items):
                parts = tuple(self.values(scope, item) for item in items)
                return frozenset({container(kind, frozenset().union(*parts), parts if kind == "tuple" else ())})
            case m.Comprehension(kind=kind, item=item):
                name = "iterator" if kind == "generator" else kind
                return frozenset({container(name, self.values(scope, item))})
            case m.Subscript():
                return self._subscript(scope, expression, node)
            case m.Operation(operator, operands):
                return self._operation(scope, expression, operator, operands)
        return NONE

    def each(self, values: Values, function: Callable[[Value], Values]) -> Values:
        """All that a function gives for any of some values."""
        if not values:
            return NONE
        if len(values) == 1:
            return function(next(iter(values)))
        return frozenset().union(*map(function, values))

    def _call(self, scope: Scope, expression: int, node: m.Call) -> Values:
        site = Site(scope, expression)
        function = scope.body.expressions[node.function]
        if function == m.Name("super") and not node.arguments:
            return self._super(scope)
        callees = self.values(scope, node.function)
        if callees:
            return self.each(callees, lambda callee: self.results.result(callee, site))
        if (
            isinstance(function, m.Attribute)
            and self.knowledge.coroutine_by_name(function.name) is not None
            and not any(map(self._is_well_known, self.values(scope, function.value)))
        ):
            return frozenset({Produced("coroutine", NameOnly(function.name), site)})
        return NONE

    def _is_well_known(self, receiver: Value) -> bool:
        """Whether a method that is not found on this receiver is not there, or made on the fly (a mock)."""
        match receiver:
            case LibraryInstance(path):
                return self.knowledge.is_known_library(path) or is_standard_library(path)
            case ProjectInstance(scope):
                return scope.class_ is not None and len(self.classes.line(scope)[0]) > len(scope.class_.bases)
        return not isinstance(receiver, Unknown)

    def _super(self, scope: Scope) -> Values:
        method: Scope | None = scope
        while method is not None and not method.is_method:
            method = method.parent
        if method is None or method.parent is None:
            return NONE
        return frozenset({Super(method.parent, ProjectInstance(method.parent))})

    def _subscript(self, scope: Scope, expression: int, node: m.Subscript) -> Values:
        owners = self.values(scope, node.value)
        if any(isinstance(owner, (LibraryName, ProjectClass)) for owner in owners):
            return frozenset({TypeForm(Site(scope, expression))})
        return self.each(owners, lambda owner: self._item(owner, scope, node.key))

    def _item(self, owner: Value, scope: Scope, index: int) -> Values:
        match owner:
            case Container(kind="tuple", parts=parts) if parts:
                node = scope.body.expressions[index]
                if isinstance(node, m.Constant) and node.text.isdigit() and int(node.text) < len(parts):
                    return parts[int(node.text)]
                return owner.items
            case Container():
                return owner.items
            case LibraryInstance() | ProjectInstance():
                return self.each(
                    self.classes.attribute(owner, "__getitem__"),
                    lambda method: self.results.result(method, Site(scope, index)),
                )
        return NONE

    def _operation(self, scope: Scope, expression: int, operator: str, operands: tuple[int, ...]) -> Values:
        method = {"|": "or", "+": "add", "&": "and", "@": "matmul", "-": "sub", "*": "mul"}.get(operator)
        if method is None or len(operands) < 2:
            return NONE
        values = [self.values(scope, operand) for operand in operands]
        if operator == "|" and any(_is_type(value) for found in values for value in found):
            return frozenset({TypeForm(Site(scope, expression))})
        site = Site(scope, expression)
        result = values[0]
        for right in values[1:]:
            forward = self.each(result, lambda left: self.classes.attribute(left, f"__{method}__"))
            backward = self.each(right, lambda other: self.classes.attribute(other, f"__r{method}__"))
            left_results = self.each(forward, lambda bound: self.results.result(bound, site))
            right_results = self.each(backward, lambda bound: self.results.result(bound, site))
            result = self._richest(left_results, right_results)
        return result

    def _richest(self, one: Values, other: Values) -> Values:
        """The values that say more: those with type arguments, where two operands both know what they make together."""
        return one if sum(map(_weight, one)) >= sum(map(_weight, other)) else other


def _is_type(value: Value) -> bool:
    return isinstance(value, (ProjectClass, TypeForm)) or (
        isinstance(value, LibraryName) and value.path.rpartition(".")[2][:1].isupper()
    )


def _weight(value: Value) -> int:
    """How much a value says."""
    if isinstance(value, LibraryInstance):
        return 1 + sum(bool(argument) for argument in value.arguments)
    return 1
