"""What tests say of the attributes of a method's own object: behind `if self.content:` it has one.

In: an expression of a method. Out: the attributes that are known to be true, or false, where it is evaluated. A helper that waits
only for want of what its caller has tested never waits there.
"""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint import model as m

from .guards import guards_of
from .program import Scope

Truths = frozenset[tuple[str, bool]]
"""Names of attributes, and whether each is true."""


def own_truths(scope: Scope, expression: int) -> Truths:
    """What is known of the attributes of a method's object where an expression is evaluated."""
    own = scope.own_name
    if not own:
        return frozenset()
    stored = {node.name for store in scope.stores if isinstance(node := scope.nodes[store.target], m.Attribute)}
    return frozenset(
        (name, truth)
        for guard in guards_of(scope)
        if guard.start <= expression < guard.end
        for name, truth in _told(scope, guard.test, own, guard.positive)
        if name not in stored
    )


def is_own_call(scope: Scope, expression: int) -> bool:
    """Whether a call, or the read of a property, is one of the method's own object."""
    node = scope.nodes[expression]
    function = scope.nodes[node.function] if isinstance(node, m.Call) else node
    own = scope.own_name
    return bool(own) and isinstance(function, m.Attribute) and scope.nodes[function.value] == m.Name(own)


def contradict(one: Truths, other: Truths) -> bool:
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
