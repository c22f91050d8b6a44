"""What tests say of the attributes of a method's own object: behind `if self.content:` it has one.

In: an expression of a method. Out: the attributes that are known to be true, or false, where it is evaluated. A helper that waits
only for want of what its caller has tested never waits there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fastapi_async_lint import model as m

from .guards import guards_of
from .program import Scope

Truths = tuple[tuple[str, bool], ...]
"""Names of attributes, and whether each is true, in order."""


def own_truths(scope: Scope, expression: int) -> Truths | None:
    """What is known of the attributes of a method's object where a call of that object, or the read of a property, is evaluated;
    `None` where it is of something else."""
    node = scope.nodes[expression]
    function = scope.nodes[node.function] if isinstance(node, m.Call) else node
    own = scope.own_name
    is_own = bool(own) and isinstance(function, m.Attribute) and scope.nodes[function.value] == m.Name(own)
    return truths_at(scope, expression) if is_own else None


def truths_at(scope: Scope, expression: int) -> Truths:
    """What is known of the attributes of a method's object where an expression is evaluated."""
    own = scope.own_name
    if not own:
        return ()
    stored = {node.name for store in scope.stores if isinstance(node := scope.nodes[store.target], m.Attribute)}
    found = {
        (name, truth)
        for guard in guards_of(scope)
        if guard.start <= expression < guard.end
        for name, truth in _told(scope, guard.test, own, guard.positive)
        if name not in stored
    }
    return tuple(sorted(found))


def contradict(one: Truths, other: Collection[tuple[str, bool]]) -> bool:
    """Whether these cannot both hold."""
    return any((name, not truth) in other for name, truth in one)


def _told(scope: Scope, test: int, own: str, holds: bool) -> Iterator[tuple[str, bool]]:
    match scope.nodes[test]:
        case m.Operation("not", (operand,)):
            yield from _told(scope, operand, own, not holds)
        case m.Choice("and" | "or" as operator, options) if holds == (operator == "and"):
            for option in options:
                yield from _told(scope, option, own, holds)
        case m.Attribute(value, name) if scope.nodes[value] == m.Name(own):
            yield name, holds
