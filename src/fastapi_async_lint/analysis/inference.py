"""What expressions stand for, from source and knowledge rows alone.

`values` gives everything that an expression is known to be able to stand for in a frame; nothing known is the empty set. A union
keeps what is known: of `client or OpenAI()` with an unknown `client`, that it can be an `OpenAI`. Whoever concludes something
from the values asks that all of them agree.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TypeVar

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Knowledge
from fastapi_async_lint.model import NOTHING
from fastapi_async_lint.project import is_standard_library

from .calling import Calling
from .classes import Classes
from .containers import Containers
from .decorators import Decorators
from .frame import Frame
from .frames import Frames
from .guards import Guards
from .hierarchy import Hierarchy
from .index import Index
from .models import Models
from .names import Names
from .program import Program, child
from .results import Results
from .settling import Entry, Settling
from .stated import Stated
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
    read_in,
    union,
    widened,
)

_Answer = TypeVar("_Answer")


class Inference:
    """Answers for one program; every answer is kept."""

    def __init__(self, program: Program, knowledge: Knowledge) -> None:
        self.program = program
        self.knowledge = knowledge
        self.reads = program.reads
        self.index = Index(lambda: program.request_modules, self.reads)
        self.frames = Frames(self.reads)
        self.names = Names(self)
        self.hierarchy = Hierarchy(self)
        self.classes = Classes(self)
        self.calling = Calling(self)
        self.containers = Containers(self)
        self.decorators = Decorators(self)
        self.guards = Guards(self)
        self.types = Types(self)
        self.results = Results(self)
        self.settling = Settling(self.reads, read_in, widened)
        self.stated = Stated(self)
        self.models = Models(self)
        weakref.finalize(self, self.frames.forget).atexit = False

    def once(self, compute: Callable[..., Values], *question: object) -> Values:
        """The values that `compute(*question)` gives, kept; none where the computation comes back to itself."""
        return self.settling.once(NONE, compute, *question)

    def once_or(self, nothing: _Answer, compute: Callable[..., _Answer], *question: object) -> _Answer:
        """The same for another kind of answer: `nothing` is what the computation gets where it comes back to itself."""
        return self.settling.once(nothing, compute, *question)

    def values(self, frame: Frame, expression: int) -> Values:
        """What an expression can stand for."""
        if expression == NOTHING:
            return NONE
        entry = frame.known.get(expression)
        if entry is None:
            if type(frame.scope.nodes[expression]) not in _EVALUATORS:
                return NONE
            entry = frame.known[expression] = Entry(NONE)
        return self.settling.of_entry(entry, NONE, self._evaluate, frame, expression)

    def _evaluate(self, frame: Frame, expression: int) -> Values:
        node = frame.scope.nodes[expression]
        return _EVALUATORS[type(node)](self, frame, expression, node)

    def _name(self, frame: Frame, expression: int, node: m.Name) -> Values:
        return self.names.of_name(frame, expression, node.id)

    def _await(self, frame: Frame, expression: int, node: m.Await) -> Values:
        return self.each(self.values(frame, node.value), self.results.awaited)

    def _choice(self, frame: Frame, expression: int, node: m.Choice) -> Values:
        return union(self.values(frame, option) for option in node.options)

    def _walrus(self, frame: Frame, expression: int, node: m.Walrus) -> Values:
        return self.values(frame, node.value)

    def _lambda(self, frame: Frame, expression: int, node: m.Lambda) -> Values:
        return frozenset({ProjectFunction(child(frame.scope, "function", node.function), frame)})

    def _display(self, frame: Frame, expression: int, node: m.Display) -> Values:
        return frozenset({self.containers.displayed(frame, expression, node)})

    def _comprehension(self, frame: Frame, expression: int, node: m.Comprehension) -> Values:
        name = "iterator" if node.kind == "generator" else node.kind
        return frozenset({container(name, self.values(frame, node.item), site=Site(frame, expression))})

    def callees(self, frame: Frame, expression: int) -> Values:
        """What an expression can call; nothing where it is no call."""
        node = frame.scope.nodes[expression]
        return self.values(frame, node.function) if isinstance(node, m.Call) else NONE

    def each(self, values: Values, function: Callable[[Value], Values]) -> Values:
        """All that a function gives for any of some values."""
        if not values:
            return NONE
        if len(values) == 1:
            return function(next(iter(values)))
        return NONE.union(*map(function, values))

    def _attribute(self, frame: Frame, expression: int, node: m.Attribute) -> Values:
        narrowed = self.names.narrowed_attribute(frame, expression)
        if narrowed is not None:
            return narrowed
        return self.attribute_of(frame, node.value, node.name)

    def attribute_of(self, frame: Frame, value: int, name: str) -> Values:
        """What an attribute of an expression stands for, whatever tests say of it."""
        return self.each(self.values(frame, value), lambda owner: self.classes.attribute(owner, name))

    def _call(self, frame: Frame, expression: int, node: m.Call) -> Values:
        site = Site(frame, expression)
        function = frame.scope.nodes[node.function]
        if function == m.Name("super"):
            return self._super(frame)
        callees = self.values(frame, node.function)
        if callees:
            return self.each(callees, lambda callee: self.results.result(callee, site))
        if (
            isinstance(function, m.Attribute)
            and self.knowledge.coroutine_by_name(function.name) is not None
            and not any(map(self._is_well_known, self.values(frame, function.value)))
        ):
            return frozenset({Produced("coroutine", NameOnly(function.name), site)})
        return NONE

    def _is_well_known(self, receiver: Value) -> bool:
        """Whether a method that is not found on this receiver is not there, or made on the fly (a mock)."""
        match receiver:
            case LibraryInstance(path):
                return self.knowledge.is_known_library(path) or is_standard_library(path)
            case ProjectInstance(scope):
                line = self.hierarchy.line(receiver.class_)
                return scope.class_ is not None and len(line.classes) > len(scope.class_.bases)
        return not isinstance(receiver, Unknown)

    def _super(self, frame: Frame) -> Values:
        method: Frame | None = frame
        while method is not None and not method.scope.is_method:
            method = method.parent
        if method is None or method.parent is None:
            return NONE
        return frozenset({Super(method.parent.scope, self.names.own_instance(method.parent))})

    def _subscript(self, frame: Frame, expression: int, node: m.Subscript) -> Values:
        owners = self.values(frame, node.value)
        if any(isinstance(owner, (LibraryName, ProjectClass)) for owner in owners):
            return frozenset({TypeForm(Site(frame, expression))})
        return self.each(owners, lambda owner: self.containers.item(owner, frame, node.key))

    def _operation(self, frame: Frame, expression: int, node: m.Operation) -> Values:
        operator, operands = node
        method = OPERATORS.get(operator)
        if method is None or len(operands) < 2:
            return NONE
        values = [self.values(frame, operand) for operand in operands]
        if operator == "|" and any(_is_type(value) for found in values for value in found):
            return frozenset({TypeForm(Site(frame, expression))})
        if operator in ("+", "|") and all(isinstance(value, Container) for found in values for value in found):
            return self.containers.joined(values)
        site = Site(frame, expression)
        result = values[0]
        for place, right in enumerate(values[1:], 1):
            forward = self._operated(result, f"__{method}__", site, operands[place])
            backward = self._operated(right, f"__r{method}__", site, operands[place - 1])
            result = self._richest(forward, backward)
        return result

    def _operated(self, owners: Values, method: str, site: Site, other: int) -> Values:
        """What an operator's method gives, called with the other operand."""
        bound = self.each(owners, lambda owner: self.classes.attribute(owner, method))
        return self.each(bound, lambda callee: self.results.result_of_operator(callee, site, other))

    def _richest(self, one: Values, other: Values) -> Values:
        """The values that say more: those with type arguments, where two operands both know what they make together."""
        return one if sum(map(_weight, one)) >= sum(map(_weight, other)) else other


OPERATORS = {
    "|": "or", "+": "add", "&": "and", "@": "matmul", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod",
    "<<": "lshift", ">>": "rshift", "^": "xor", "**": "pow",
}  # fmt: skip
"""The binary operators and the names of their methods."""


_EVALUATORS: dict[type, Callable[..., Values]] = {
    m.Name: Inference._name,
    m.Attribute: Inference._attribute,
    m.Call: Inference._call,
    m.Await: Inference._await,
    m.Choice: Inference._choice,
    m.Walrus: Inference._walrus,
    m.Lambda: Inference._lambda,
    m.Display: Inference._display,
    m.Comprehension: Inference._comprehension,
    m.Subscript: Inference._subscript,
    m.Operation: Inference._operation,
}
"""Of other expressions nothing is ever known."""


def _is_type(value: Value) -> bool:
    return isinstance(value, (ProjectClass, TypeForm)) or (
        isinstance(value, LibraryName) and value.path.rpartition(".")[2][:1].isupper()
    )


def _weight(value: Value) -> int:
    """How much a value says."""
    if isinstance(value, LibraryInstance):
        return 1 + sum(bool(argument) for argument in value.arguments)
    return 1
