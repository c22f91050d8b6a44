"""Which bindings reach each use of a name: classic reaching definitions, on the statement tree.

In: a function's scope. Out: for each `Name` that is read, the bindings that can be current there. A name read where none of the
scope's own bindings reaches is absent; the caller then looks at all bindings of the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .program import Binding, BindingKind, Scope

Environment = dict[str, tuple[Binding, ...]]


def reaching(scope: Scope) -> dict[int, tuple[Binding, ...]]:
    """The bindings that reach each read name (by expression id)."""
    flow = _Flow(scope)
    start: Environment = {name: (binding,) for name, binding in scope._parameter_bindings()}
    flow.statements(scope.body.statements, start)
    return flow.found


@dataclass(slots=True)
class _Loop:
    breaks: list[Environment] = field(default_factory=list)
    continues: list[Environment] = field(default_factory=list)


class _Flow:
    """One walk over one body. `None` as an environment means: this point is never reached."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.body = scope.body
        self.found: dict[int, tuple[Binding, ...]] = {}
        self.loops: list[_Loop] = []
        self.handlers: list[list[Environment]] = []
        self.ends = _ends(scope.body)
        self.made: dict[tuple[object, ...], Binding] = {}
        self.bound_by: dict[int, Environment] = {}
        self.bound_by_comprehension: dict[int, Environment] = {}

    def statements(self, statements: m.Statements, env: Environment | None) -> Environment | None:
        for statement in statements:
            if env is None:
                env = {}  # code after `return`: analysed on its own, so that it is not lost
            env = self.statement(statement, env)
            if env is not None and self.handlers:
                self.handlers[-1].append(env)
        return env

    def statement(self, statement: m.Statement, env: Environment) -> Environment | None:
        match statement:
            case m.If(test, body, orelse):
                self.read(test, env)
                then = self.statements(body, self.narrowed(test, env, positive=True))
                other = self.statements(orelse, self.narrowed(test, env, positive=False))
                return _join(then, other)
            case m.While(test, body, orelse):
                return self.loop(statement, env, test, body, orelse)
            case m.For(source=source, body=body, orelse=orelse):
                self.read(source, env)
                return self.loop(statement, env, NOTHING, body, orelse)
            case m.With(items=items, body=body):
                for manager, _ in items:
                    self.read(manager, env)
                return self.statements(body, self.bound(statement, env))
            case m.Try():
                return self.attempt(statement, env)
            case m.Match(subject, cases):
                self.read(subject, env)
                return self.cases(statement, cases, env)
            case m.Return(value) | m.Raise(value):
                self.read(value, env)
                return None
            case m.Jump("break") | m.Jump("continue"):
                if self.loops:
                    loop = self.loops[-1]
                    (loop.breaks if statement.kind == "break" else loop.continues).append(env)
                return None
            case _:
                for expression in read_by(statement):
                    self.read(expression, env)
                return self.bound(statement, self.with_walrus(statement, env))

    def loop(
        self, statement: m.Statement, env: Environment, test: int, body: m.Statements, orelse: m.Statements
    ) -> Environment | None:
        current = env
        while True:  # until a round binds nothing new: bindings are finite, and made once
            self.loops.append(_Loop())
            self.read(test, current)
            end = self.statements(body, self.bound(statement, self.narrowed(test, current, positive=True)))
            loop = self.loops.pop()
            before = current
            for other in [end, *loop.continues]:
                current = _join(current, _widened(other)) or current
            if current == before:
                break
        after = self.statements(orelse, current)
        for other in loop.breaks:
            after = _join(after, other)
        return after

    def attempt(self, statement: m.Try, env: Environment) -> Environment | None:
        self.handlers.append([env])
        end = self.statements(statement.body, env)
        seen = self.handlers.pop()
        broken: Environment = env
        for other in seen:
            broken = _join(broken, other) or {}
        end = self.statements(statement.orelse, end) if end is not None or not statement.orelse else None
        for handler in statement.handlers:
            self.read(handler.type, broken)
            start = dict(broken)
            if handler.name:
                start[handler.name] = (self.binding("exception", handler.type),)
            end = _join(end, self.statements(handler.body, start))
        if not statement.final:
            return end
        self.statements(statement.final, _join(end, broken))
        return None if end is None else self.statements(statement.final, end)

    def binding(
        self, kind: BindingKind, expression: int, previous: tuple[Binding, ...] = (), *, negated: bool = False
    ) -> Binding:
        """A binding that no statement makes; the same one for the same reasons."""
        key = (kind, expression, previous, negated)
        if key not in self.made:
            self.made[key] = Binding(kind, self.scope, expression, previous=previous, negated=negated)
        return self.made[key]

    def cases(self, statement: m.Match, cases: tuple[m.Case, ...], env: Environment) -> Environment | None:
        result: Environment | None = env
        for case in cases:
            start = dict(env)
            for name in case.names:
                start[name] = (self.binding("pattern", case.class_ if name == case.whole else NOTHING),)
            subject = self.body.expressions[statement.subject]
            if isinstance(subject, m.Name) and case.class_ != NOTHING:
                start[subject.id] = (self.binding("narrowed", case.class_, env.get(subject.id, ())),)
            self.read(case.class_, start)
            self.read(case.guard, start)
            result = _join(result, self.statements(case.body, start))
        return result

    def read(self, expression: int, env: Environment) -> None:
        """Notes the bindings of all names in an expression tree."""
        if expression == NOTHING:
            return
        for index in range(expression, self.ends.get(expression, expression + 1)):
            node = self.body.expressions[index]
            if isinstance(node, m.Name) and self.body.uses[index].kind != "target":
                self._note(index, env.get(node.id, ()))
            elif isinstance(node, m.Comprehension):
                if index not in self.bound_by_comprehension:
                    self.bound_by_comprehension[index] = _grouped(self.scope.comprehension_bindings(index, node))
                env = {**env, **self.bound_by_comprehension[index]}
            elif isinstance(node, m.Walrus):
                env = {**env, **_grouped(self._walrus(node))}

    def _note(self, index: int, bindings: tuple[Binding, ...]) -> None:
        known = self.found.get(index, ())
        self.found[index] = known + tuple(b for b in bindings if b not in known)

    def _walrus(self, node: m.Walrus) -> Iterator[tuple[str, Binding]]:
        key = ("walrus", node)
        for name, binding in self.scope._targets(node.target, "value", node.value):
            yield name, self.made.setdefault((*key, name), binding)

    def with_walrus(self, statement: m.Statement, env: Environment) -> Environment:
        return self._with_walrus(read_by(statement), env)

    def _with_walrus(self, expressions: Iterable[int], env: Environment) -> Environment:
        for expression in expressions:
            for index in range(expression, self.ends.get(expression, expression + 1)):
                node = self.body.expressions[index]
                if isinstance(node, m.Walrus):
                    env = {**env, **_grouped(self._walrus(node))}
        return env

    def bound(self, statement: m.Statement, env: Environment) -> Environment:
        if id(statement) not in self.bound_by:
            self.bound_by[id(statement)] = _grouped(self.scope.bindings_of(statement))
        new = dict(self.bound_by[id(statement)])
        if not new:
            return env
        for name, bindings in new.items():
            if any(binding.kind == "augmented" for binding in bindings):
                new[name] = env.get(name, ()) + bindings
        return {**env, **new}

    def narrowed(self, test: int, env: Environment, positive: bool) -> Environment:
        """What a condition says of names where it is true (or false): `isinstance(x, T)`, `not`, `and`, `or`."""
        if test == NOTHING:
            return env
        env = self._with_walrus([test], env)
        match self.body.expressions[test]:
            case m.Operation("not", (operand,)):
                return self.narrowed(operand, env, not positive)
            case m.Choice(operator, options) if operator == ("and" if positive else "or"):
                for option in options:
                    env = self.narrowed(option, env, positive)
                return env
            case m.Call(function, (first, second)) if self._is_name(function, "isinstance"):
                name = self.body.expressions[first.value]
                if isinstance(name, m.Name) and name.id in env:
                    binding = self.binding("narrowed", second.value, env[name.id], negated=not positive)
                    return {**env, name.id: (binding,)}
        return env

    def _is_name(self, expression: int, name: str) -> bool:
        node = self.body.expressions[expression]
        return isinstance(node, m.Name) and node.id == name


def read_by(statement: m.Statement) -> tuple[int, ...]:
    """The expression trees of a statement itself, without the statements nested in it: its targets too (`a.b = c` reads `a`)."""
    match statement:
        case m.Do(value) | m.Return(value) | m.Raise(value):
            parts: tuple[int, ...] = (value,)
        case m.Assign(targets, value, annotation):
            parts = (value, annotation, *targets)
        case m.Effect(values=values):
            parts = values
        case m.If(test=test) | m.While(test=test):
            parts = (test,)
        case m.For(target=target, source=source):
            parts = (source, target)
        case m.With(items=items):
            parts = tuple(part for item in items for part in item)
        case m.Match(subject=subject, cases=cases):
            parts = (subject, *(part for case in cases for part in (case.class_, case.guard)))
        case m.Try(handlers=handlers):
            parts = tuple(handler.type for handler in handlers)
        case _:
            parts = ()
    return tuple(part for part in parts if part != NOTHING)


def _ends(body: m.Body) -> dict[int, int]:
    """For each expression tree (by its root), the id after its last expression: a tree's ids are consecutive."""
    roots = [index for index, use in enumerate(body.uses) if use.by == NOTHING or use.kind == "bound"]
    return dict(zip(roots, [*roots[1:], len(body.uses)], strict=False))


def _grouped(bindings: Iterable[tuple[str, Binding]]) -> Environment:
    grouped: dict[str, tuple[Binding, ...]] = {}
    for name, binding in bindings:
        grouped[name] = (*grouped.get(name, ()), binding)
    return grouped


def _widened(env: Environment | None) -> Environment | None:
    """What a round of a loop hands to the next, without what its conditions said: otherwise every round could narrow what the
    last one had narrowed, without end."""
    if env is None or not any(binding.kind == "narrowed" for bindings in env.values() for binding in bindings):
        return env
    return {name: _bases(bindings) for name, bindings in env.items()}


def _bases(bindings: tuple[Binding, ...]) -> tuple[Binding, ...]:
    """The bindings behind narrowed ones."""
    found: dict[Binding, None] = {}
    seen: set[Binding] = set()
    pending = list(reversed(bindings))
    while pending:
        binding = pending.pop()
        if binding.kind != "narrowed":
            found[binding] = None
        elif binding not in seen:
            seen.add(binding)
            pending.extend(reversed(binding.previous))
    return tuple(found)


def _join(one: Environment | None, other: Environment | None) -> Environment | None:
    if one is None or other is None or one is other:
        return one if other is None else other
    joined = dict(one)
    for name, bindings in other.items():
        known = joined.get(name)
        if known is None:
            joined[name] = bindings
        elif known is not bindings:
            joined[name] = known + tuple(b for b in bindings if b not in known)
    return joined
