"""Branches that are not taken: `if asyncio.iscoroutinefunction(function):` for a function that is none.

In: a scope. Out: for each expression, the tests behind which it stands, and for a frame, which of them certainly fail there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from fastapi_async_lint import model as m

from .flow import dotted, ends_of
from .flow import roots as roots_of
from .frame import Frame
from .program import Scope, blocks, every, written_name
from .values import (
    Container,
    LibraryInstance,
    LibraryMethod,
    LibraryName,
    Partial,
    Produced,
    ProjectClass,
    ProjectFunction,
    ProjectInstance,
    Value,
    Values,
)

if TYPE_CHECKING:
    from .inference import Inference


class Guard(NamedTuple):
    """The expressions from `start` to before `end` are only evaluated where `test` is true (or false)."""

    start: int
    end: int
    test: int
    positive: bool


class Guards:
    """Which code a frame does not reach."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        self._guards: dict[Scope, tuple[Guard, ...]] = {}

    def is_dead(self, frame: Frame, expression: int) -> bool:
        """Whether an expression stands in a branch that is certainly not taken in this frame."""
        return any(
            guard.start <= expression < guard.end and self._truth(frame, guard.test) is (not guard.positive)
            for guard in self._of(frame.scope)
        )

    def is_tested(self, scope: Scope, expression: int) -> bool:
        """Whether a name or dotted name stands behind a test that asks something of it."""
        path = dotted(scope.body, expression)
        if not path:
            return False
        guards = [guard for guard in guards_of(scope) if guard.start <= expression < guard.end]
        ends = ends_of(scope.body) if guards else []
        return any(dotted(scope.body, part) == path for guard in guards for part in range(guard.test, ends[guard.test]))

    def _of(self, scope: Scope) -> tuple[Guard, ...]:
        if scope.kind != "function":
            return ()
        scope.note_body()
        if scope not in self._guards:
            tells = any(self._has_test(outer) for outer in _functions_around(scope))
            self._guards[scope] = tuple(guards_of(scope)) if tells else ()
        return self._guards[scope]

    def _has_test(self, scope: Scope) -> bool:
        names = self.inference.knowledge.tests()
        return any(
            isinstance(node, m.Call) and written_name(scope, node.function) in names for node in scope.body.expressions
        )

    def _truth(self, frame: Frame, test: int) -> bool | None:
        """Whether a test holds in a frame; `None` when that is not known."""
        node = frame.scope.nodes[test]
        match node:
            case m.Operation("not", (operand,)):
                inner = self._truth(frame, operand)
                return None if inner is None else not inner
            case m.Choice("and" | "or" as operator, options):
                decisive = operator == "or"
                answers = [self._truth(frame, option) for option in options]
                if any(answer is decisive for answer in answers):
                    return decisive
                return None if None in answers else not decisive
            case m.Call(function, (first, *_)):
                kind = self.inference.knowledge.tests().get(written_name(frame.scope, function), "")
                return self._asked(frame, kind, first.value, node) if kind else None
            case m.Name():
                return self._kept(frame, test)
        return None

    def _kept(self, frame: Frame, name: int) -> bool | None:
        """Whether a test held whose answer a name stands for: `is_async = iscoroutinefunction(call)`."""
        bindings = self.inference.names.bindings_of_use(frame.scope, name)
        binding = bindings[0] if len(bindings) == 1 else None
        if binding is None or binding.kind != "value" or binding.unpacked:
            return None
        home = frame.within(binding.scope)
        node = binding.scope.nodes[binding.expression]
        return None if home is None or isinstance(node, m.Name) else self._truth(home, binding.expression)

    def _asked(self, frame: Frame, kind: str, subject: int, node: m.Call) -> bool | None:
        if not self._is_told(frame, subject):
            return None
        values = self.inference.values(frame, subject)
        answers: set[bool | None]
        if kind == "instance":
            classes = self.inference.names.class_options(frame, node.arguments[-1].value)
            answers = {self._is_instance(value, classes) for value in values}
        else:
            answers = {self.matcher(kind)(value) for value in values}
        return answers.pop() if len(answers) == 1 else None

    def _is_told(self, frame: Frame, subject: int) -> bool:
        """Whether it is known completely what is tested: something that this frame was given, here or around it."""
        node = frame.scope.nodes[subject]
        if not isinstance(node, m.Name):
            return False
        bindings = self.inference.names.bindings_of_use(frame.scope, subject)
        current: Frame | None = frame
        while current is not None:
            if current.given_for(node.id) is not None:
                return all(binding.kind == "parameter" for binding in bindings)
            current = current.parent
        return False

    def _is_instance(self, value: Value, classes: Values) -> bool | None:
        """Whether a value is an instance of one of some classes; `None` where it may be one of a class derived from its own."""
        answers = {self._is_instance_of(value, class_) for class_ in classes}
        if True in answers:
            return True
        return None if None in answers or not answers else False

    def _is_instance_of(self, value: Value, class_: Value) -> bool | None:
        if self.inference.names.is_instance(value, class_):
            return True
        match value, class_:
            case LibraryInstance(path), LibraryName(base):
                known = self.inference.knowledge
                is_possible = known.is_subclass(base, path) or known.class_(path) is None
                return None if is_possible and not _are_builtin(path, base) else False
            case ProjectInstance(), ProjectClass():
                is_possible = self.inference.hierarchy.is_subclass(class_, value.class_)
                return None if is_possible or self.inference.hierarchy.has_unknown_base(value.class_) else False
            case ((ProjectFunction() | Container() | Produced()), (LibraryName() | ProjectClass())):
                return None
        return None

    def matcher(self, kind: str) -> Callable[[Value], bool]:
        """What a test asks of a value: `coroutine function`, `async generator function`, `coroutine` or `callable`."""
        return {
            "coroutine function": self._is_coroutine_function,
            "async generator function": _is_async_generator_function,
            "coroutine": _is_coroutine,
        }.get(kind, _is_callable)

    def _is_coroutine_function(self, value: Value) -> bool:
        match value:
            case ProjectFunction():
                return value.scope.is_coroutine_function
            case Partial(callee):
                return self._is_coroutine_function(callee)
            case LibraryName() | LibraryMethod():
                fact = self.inference.results.fact_of(value)
                return fact is not None and fact.kind == "coroutine"
        return False


def _are_builtin(*paths: str) -> bool:
    """Whether these are different classes of the language, of which no object has two."""
    return len(set(paths)) == len(paths) and all(path.startswith("builtins.") for path in paths)


def _is_async_generator_function(value: Value) -> bool:
    function = value.callee if isinstance(value, Partial) else value
    return isinstance(function, ProjectFunction) and function.scope.is_async and function.scope.is_generator


def _is_coroutine(value: Value) -> bool:
    return isinstance(value, Produced) and value.kind in ("coroutine", "awaitable")


def _is_callable(value: Value) -> bool:
    return isinstance(value, (ProjectFunction, Partial, ProjectClass, LibraryName, LibraryMethod))


def _functions_around(scope: Scope) -> Iterator[Scope]:
    """A scope, and the functions that it stands in."""
    current: Scope | None = scope
    while current is not None:
        if current.kind == "function":
            yield current
        current = current.parent


def guards_of(scope: Scope) -> Iterator[Guard]:
    """The tests of a function, each with what is only evaluated after it."""
    ends = ends_of(scope.body)
    yield from _in_statements(scope, scope.body.statements, ends)
    for node in scope.body.expressions:
        if isinstance(node, m.Choice) and node.operator == "if":
            then, other = node.options
            yield Guard(then, ends[then], node.test, positive=True)
            yield Guard(other, ends[other], node.test, positive=False)


def _in_statements(scope: Scope, statements: m.Statements, ends: list[int]) -> Iterator[Guard]:
    for place, statement in enumerate(statements):
        if isinstance(statement, m.If):
            yield from _over(statement.body, ends, statement.test, positive=True)
            yield from _over(statement.orelse, ends, statement.test, positive=False)
            if _leaves(statement.body):
                yield from _over(statements[place + 1 :], ends, statement.test, positive=False)
        elif isinstance(statement, m.While):
            yield from _over(statement.body, ends, statement.test, positive=True)
            if m.Jump("break") not in every(statement.body):
                yield from _over(statements[place + 1 :], ends, statement.test, positive=False)
        for block in blocks(statement):
            yield from _in_statements(scope, block, ends)


def _over(statements: m.Statements, ends: list[int], test: int, *, positive: bool) -> Iterator[Guard]:
    roots = list(roots_of(statements))
    if roots:
        yield Guard(min(roots), max(ends[root] for root in roots), test, positive)


def _leaves(statements: m.Statements) -> bool:
    last = statements[-1] if statements else None
    return isinstance(last, (m.Return, m.Raise)) or (isinstance(last, m.Jump) and last.kind != "pass")
