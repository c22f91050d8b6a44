"""Which bindings reach each use of a name: classic reaching definitions, on the statement tree.

In: a function's scope. Out: for each `Name` that is read, the bindings that can be current there. A name read where none of the
scope's own bindings reaches is absent; the caller then looks at all bindings of the name. Attributes (`self.client`) are there
where a test has narrowed them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .environment import Bindings, Environment, grouped, joined
from .program import Binding, BindingKind, Scope, blocks, written_name


def reaching(scope: Scope, tests: Mapping[str, str]) -> dict[int, tuple[Binding, ...]]:
    """The bindings that reach each read name (by expression id). `tests`: the functions that narrow their argument, by name."""
    flow = _Flow(scope, tests)
    start: Bindings = {name: (binding,) for name, binding in scope.parameter_bindings()}
    flow.statements(scope.body.statements, Environment(start))
    return flow.found


@dataclass(slots=True)
class _Loop:
    breaks: list[Environment] = field(default_factory=list)
    continues: list[Environment] = field(default_factory=list)


class _Flow:
    """One walk over one body. `None` as an environment means: this point is never reached."""

    def __init__(self, scope: Scope, tests: Mapping[str, str]) -> None:
        self.scope = scope
        self.tests = tests
        self.body = scope.body
        self.found: dict[int, tuple[Binding, ...]] = {}
        self.loops: list[_Loop] = []
        self.handlers: list[list[Environment]] = []
        self.ends = ends_of(scope.body)
        self.made: dict[tuple[object, ...], Binding] = {}
        self.bound_by: dict[int, tuple[Bindings, list[str]]] = {}
        self.bound_by_comprehension: dict[int, Bindings] = {}

    def statements(self, statements: m.Statements, env: Environment | None) -> Environment | None:
        for statement in statements:
            if env is None:
                env = Environment({})  # code after `return`: analysed on its own, so that it is not lost
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
                return joined(then, other)
            case m.While(test, body, orelse):
                return self.loop(statement, env, test, body, orelse)
            case m.For(source=source, body=body, orelse=orelse):
                self.read(source, env)
                return self.loop(statement, self._with_walrus([source], env), NOTHING, body, orelse)
            case m.With(body=body):
                return self.statements(body, self.entered(statement, env))
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
                env = self.bound(statement, self._with_walrus(read_by(statement), env))
                if isinstance(statement, m.Effect) and statement.kind == "assert":
                    env = self.narrowed(statement.values[0], env, positive=True)
                return env

    def entered(self, statement: m.With, env: Environment) -> Environment:
        """What is bound after all managers of a `with`: a later one may use what an earlier one has bound."""
        bindings, paths = self._bound_by(statement)
        for manager, target in statement.items:
            self.read(manager, env)
            env = self._with_walrus([manager], env)
            names = _names_below(self.body, target, self.ends)
            self.read(target, env)
            env = env.changed({name: found for name, found in bindings.items() if name in names})
        return env.without(paths)

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
                current = joined(current, other.widened() if other is not None else None) or current
            if current == before:
                break
        after = self.statements(orelse, current)
        for other in loop.breaks:
            after = joined(after, other)
        return after

    def attempt(self, statement: m.Try, env: Environment) -> Environment | None:
        self.handlers.append([env])
        end = self.statements(statement.body, env)
        seen = self.handlers.pop()
        broken: Environment = env
        for other in seen:
            broken = joined(broken, other) or other
        end = self.statements(statement.orelse, end) if end is not None or not statement.orelse else None
        for handler in statement.handlers:
            self.read(handler.type, broken)
            start = broken
            if handler.name:
                start = start.changed({handler.name: (self._unnamed("exception", handler.type),)})
            end = joined(end, self.statements(handler.body, start))
        if not statement.final:
            return end
        self.statements(statement.final, joined(end, broken))
        return None if end is None else self.statements(statement.final, end)

    def narrowing(self, test: int, subject: int, env: Environment, kind: str, *, positive: bool) -> Environment:
        """What holds after a test of a name or dotted name."""
        path = dotted(self.body, subject)
        before = env.get(path)
        if not path or ("." not in path and not before):
            return env
        key = (test, subject, before, positive)
        if key not in self.made:
            self.made[key] = Binding(
                "narrowed", self.scope, test, subject, previous=before, test=kind, negated=not positive
            )
        return env.having(path, (self.made[key],))

    def cases(self, statement: m.Match, cases: tuple[m.Case, ...], env: Environment) -> Environment | None:
        result: Environment | None = env
        for case in cases:
            start = env
            if case.class_ != NOTHING:
                start = self.narrowing(case.class_, statement.subject, start, "class", positive=True)
            classes = {name: case.class_ if name == case.whole else NOTHING for name in case.names}
            start = start.changed({name: (self._unnamed("pattern", class_),) for name, class_ in classes.items()})
            self.read(case.class_, start)
            self.read(case.guard, start)
            result = joined(result, self.statements(case.body, start))
        return result

    def _unnamed(self, kind: BindingKind, expression: int) -> Binding:
        """The binding of a name that is no target."""
        return self.made.setdefault((kind, expression), Binding(kind, self.scope, expression))

    def read(self, expression: int, env: Environment) -> None:
        """Notes the bindings of all names in an expression tree."""
        if expression != NOTHING:
            self._read(expression, self.ends[expression], env)

    def _read(self, start: int, end: int, env: Environment) -> None:
        """The same for a range of expressions; a part that is only evaluated after a test knows what that says."""
        index = start
        while index < end:
            node = self.body.expressions[index]
            match node:
                case m.Name(name):
                    if self.body.uses[index].kind != "target":
                        self._note(index, env.names.get(name, ()))
                case m.Attribute() if env.paths and self.body.uses[index].kind != "target":
                    self._note(index, env.get(dotted(self.body, index)))
                case m.Comprehension():
                    env = self._in_comprehension(index, node, env)
                case m.Walrus():
                    env = env.changed(grouped(self._walrus(node)))
                case m.Choice():
                    self._read_choice(node, env)
                    index = self.ends[index]
                    continue
            index += 1

    def _in_comprehension(self, index: int, node: m.Comprehension, env: Environment) -> Environment:
        if index not in self.bound_by_comprehension:
            self.bound_by_comprehension[index] = grouped(self.scope.comprehension_bindings(index, node))
        env = env.changed(self.bound_by_comprehension[index])
        for condition in node.conditions:
            env = self.narrowed(condition, env, positive=True)
        return env

    def _read_choice(self, node: m.Choice, env: Environment) -> None:
        if node.operator == "if":
            self.read(node.test, env)
            then, other = node.options
            self.read(then, self.narrowed(node.test, env, positive=True))
            self.read(other, self.narrowed(node.test, env, positive=False))
            return
        for option in node.options:
            self.read(option, env)
            env = self.narrowed(option, env, positive=node.operator == "and")

    def _note(self, index: int, bindings: tuple[Binding, ...]) -> None:
        known = self.found.get(index, ())
        self.found[index] = known + tuple(b for b in bindings if b not in known)

    def _walrus(self, node: m.Walrus) -> Iterator[tuple[str, Binding]]:
        key = ("walrus", node)
        for name, binding in self.scope.target_names(node.target, "value", node.value):
            yield name, self.made.setdefault((*key, name), binding)

    def _with_walrus(self, expressions: Iterable[int], env: Environment) -> Environment:
        for expression in expressions:
            for index in range(expression, self.ends[expression]):
                node = self.body.expressions[index]
                if isinstance(node, m.Walrus):
                    env = env.changed(grouped(self._walrus(node)))
        return env

    def bound(self, statement: m.Statement, env: Environment) -> Environment:
        new, paths = self._bound_by(statement)
        if any(binding.kind == "augmented" for bindings in new.values() for binding in bindings):
            new = {name: env.get(name) + bindings for name, bindings in new.items()}
        return env.changed(new).without(paths)

    def _bound_by(self, statement: m.Statement) -> tuple[Bindings, list[str]]:
        """The names that a statement binds, and the dotted names that it assigns to."""
        if id(statement) not in self.bound_by:
            targets = [binding.target for binding in self.scope.target_bindings(statement)]
            paths = [dotted(self.body, t) for t in targets if isinstance(self.body.expressions[t], m.Attribute)]
            self.bound_by[id(statement)] = grouped(self.scope.bindings_of(statement)), paths
        return self.bound_by[id(statement)]

    def narrowed(self, test: int, env: Environment, positive: bool) -> Environment:
        """What a condition says of names where it is true (or false): `isinstance(x, T)`, `not`, `and`, `or`, `type(x) is T`."""
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
            case m.Call(function, (first, *_)) if written_name(self.scope, function) in self.tests:
                kind = self.tests[written_name(self.scope, function)]
                return self.narrowing(test, first.value, env, kind, positive=positive)
            case m.Operation("is" | "==" | "is not" | "!=" as operator, (left, right)):
                return self._compared(operator, left, right, env, positive)
        return env

    def _compared(self, operator: str, left: int, right: int, env: Environment, positive: bool) -> Environment:
        """`type(x) is T`."""
        node = self.body.expressions[left]
        if isinstance(node, m.Call) and node.arguments and written_name(self.scope, node.function) == "type":
            is_equal = positive == (operator in ("is", "=="))
            return self.narrowing(right, node.arguments[0].value, env, "class", positive=is_equal)
        return env


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


def roots(statements: m.Statements) -> Iterator[int]:
    """The expression trees of statements, those nested in them too."""
    for statement in statements:
        yield from read_by(statement)
        for block in blocks(statement):
            yield from roots(block)


def ends_of(body: m.Body) -> list[int]:
    """For each expression, the id after the last one of its tree: a tree's ids are consecutive."""
    ends = list(range(1, len(body.uses) + 1))
    for index in range(len(body.uses) - 1, -1, -1):
        kind, by = body.uses[index]
        if by != NOTHING and kind != "bound" and ends[index] > ends[by]:
            ends[by] = ends[index]
    return ends


def expressions_of(body: m.Body, statements: m.Statements) -> Iterator[int]:
    """The expressions of statements, those nested in them too."""
    ends = ends_of(body)
    for root in roots(statements):
        yield from range(root, ends[root])


def stands_in(body: m.Body, statements: m.Statements, expression: int) -> bool:
    """Whether an expression stands between the first and the last one of a suite."""
    inside = list(expressions_of(body, statements))
    return bool(inside) and min(inside) <= expression <= max(inside)


def first_wait(body: m.Body, statements: m.Statements) -> int | None:
    """The first `await`, or what is iterated or entered first with `async for` or `async with`, in a suite."""
    places = [
        index
        for index in expressions_of(body, statements)
        if isinstance(body.expressions[index], m.Await) or body.uses[index].kind in ("async iterated", "async entered")
    ]
    return min(places, default=None)


def _names_below(body: m.Body, expression: int, ends: list[int]) -> set[str]:
    """The names in an expression tree."""
    if expression == NOTHING:
        return set()
    nodes = (body.expressions[index] for index in range(expression, ends[expression]))
    return {node.id for node in nodes if isinstance(node, m.Name)}


def dotted(body: m.Body, expression: int) -> str:
    """`a.b.c`; empty for what is no name or chain of attributes of one."""
    parts: list[str] = []
    node = body.expressions[expression]
    while isinstance(node, m.Attribute):
        parts.append(node.name)
        node = body.expressions[node.value]
    if not isinstance(node, m.Name):
        return ""
    return ".".join([node.id, *reversed(parts)])
