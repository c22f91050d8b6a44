"""What a function does only the first time: code behind `if x is None`, `if not x` or `if key not in d` that then sets what was
tested. A thing that is built once and kept blocks once, like start-up.

In: a scope. Out: the ids of the expressions in such code. What is tested has to outlive the call: a global or nonlocal name, an
attribute, or an item of something.
"""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .flow import dotted, ends_of, expressions_of
from .program import Scope, blocks, every


def done_once(scope: Scope) -> frozenset[int]:
    """The expressions that are evaluated only until what they set is set."""
    found: set[int] = set()
    _collect(scope, scope.body.statements, found)
    found.update(_where_turned_off(scope, found))
    return frozenset(found)


def _where_turned_off(scope: Scope, found: set[int]) -> Iterator[int]:
    """The same calls where what is kept is turned off, as in `functools.lru_cache`: `if self.size == 0: return make()`. Whoever
    turns that off knows what it costs."""
    made = {_called(scope, expression) for expression in found} - {""}
    for statement in every(scope.body.statements) if made else ():
        leaving = _leaving(statement) if isinstance(statement, m.If) else None
        if leaving is not None and len(leaving.body) == 1 and not _reads_own_names(scope, leaving.test):
            expressions = list(expressions_of(scope.body, leaving.body))
            if any(_called(scope, expression) in made for expression in expressions):
                yield from expressions


def _called(scope: Scope, expression: int) -> str:
    """The dotted name of what a call calls; empty for what is no such call."""
    node = scope.nodes[expression]
    return dotted(scope.body, node.function) if isinstance(node, m.Call) else ""


def _reads_own_names(scope: Scope, test: int) -> bool:
    """Whether a test reads a name of the function other than that of its object: then it is about this call."""
    nodes = (scope.nodes[index] for index in range(test, ends_of(scope.body)[test]))
    return any(isinstance(node, m.Name) and node.id in scope.bindings and node.id != scope.own_name for node in nodes)


def _collect(scope: Scope, statements: m.Statements, found: set[int]) -> None:
    for place, statement in enumerate(statements):
        if isinstance(statement, m.If) and _sets_any(
            scope, statement.body, _tested(scope, statement.test, is_missing=True)
        ):
            found.update(expressions_of(scope.body, statement.body))
        elif (leaving := _leaving(statement)) is not None:
            rest = statements[place + 1 :]
            if _sets_any(scope, rest, _tested(scope, leaving.test, is_missing=False)):
                found.update(expressions_of(scope.body, rest))
        for block in blocks(statement):
            _collect(scope, block, found)


def _tested(scope: Scope, test: int, *, is_missing: bool) -> frozenset[str]:
    """What a condition finds missing where it is true (or, else, finds present)."""
    match scope.nodes[test]:
        case m.Operation("is", (left, right)) if is_missing and scope.nodes[right] == m.Constant("None"):
            return _kept(scope, left)
        case m.Operation("is not", (left, right)) if not is_missing and scope.nodes[right] == m.Constant("None"):
            return _kept(scope, left)
        case m.Operation("not", (operand,)):
            return _tested(scope, operand, is_missing=not is_missing)
        case m.Operation("not in", (_, container)) if is_missing:
            return _kept(scope, container)
        case m.Operation("in", (_, container)) if not is_missing:
            return _kept(scope, container)
        case m.Choice("or" | "and", options):
            return frozenset().union(*(_tested(scope, option, is_missing=is_missing) for option in options))
        case m.Name() | m.Attribute() if not is_missing:
            return _kept(scope, test)
    return frozenset()


def _kept(scope: Scope, expression: int) -> frozenset[str]:
    """The dotted name of something that outlives the call; nothing for a local name."""
    name = dotted(scope.body, expression)
    first = name.partition(".")[0]
    is_local = first in scope.bindings and first not in scope.outer_names and "." not in name
    return frozenset() if not name or is_local else frozenset({name})


def _sets_any(scope: Scope, statements: m.Statements, names: frozenset[str]) -> bool:
    return bool(names) and any(name in names for name in _set_by(scope, statements))


def _set_by(scope: Scope, statements: m.Statements) -> Iterator[str]:
    """The dotted names that statements assign to, themselves or by a method of the same class; of an item, what it is an item
    of."""
    for statement in statements:
        if isinstance(statement, m.Assign):
            yield from _assigned(scope, statement)
        elif isinstance(statement, m.Do):
            yield from _set_by_method(scope, statement.value)
        for block in blocks(statement):
            yield from _set_by(scope, block)


def _assigned(scope: Scope, statement: m.Assign) -> Iterator[str]:
    for target in statement.targets if statement.value != NOTHING else ():
        node = scope.nodes[target]
        yield dotted(scope.body, node.value if isinstance(node, m.Subscript) else target)


def _set_by_method(scope: Scope, expression: int) -> Iterator[str]:
    """What `self.set_up()` assigns to the object, in methods that name it alike."""
    node = scope.nodes[expression]
    if isinstance(node, m.Await):
        node = scope.nodes[node.value]
    called = dotted(scope.body, node.function) if isinstance(node, m.Call) else ""
    own = scope.own_name
    if not own or scope.parent is None or not called.startswith(f"{own}."):
        return
    for method in scope.parent.functions_named(called.removeprefix(f"{own}.")):
        for statement in every(method.body.statements):
            if isinstance(statement, m.Assign):
                yield from _assigned(method, statement)


def _leaving(statement: m.Statement) -> m.If | None:
    """The `if` with which a statement ends (a `with` may stand around it) and which returns; else nothing."""
    while isinstance(statement, m.With) and statement.body:
        statement = statement.body[-1]
    returns = isinstance(statement, m.If) and bool(statement.body) and isinstance(statement.body[-1], m.Return)
    return statement if isinstance(statement, m.If) and returns else None
