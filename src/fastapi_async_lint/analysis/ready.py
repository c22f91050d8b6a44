"""Calls that do not wait, because the code asked before: `if not queue.empty(): queue.get()`.

In: a call, and what its row says has to be asked. Out: whether that was asked of the same object, and answered so; or, of any
call, whether the code offloads it where its condition does not hold.
"""

from __future__ import annotations

from fastapi_async_lint import model as m

from .flow import dotted
from .guards import guards_of
from .program import Scope


def is_ready(scope: Scope, call: int, asks: str) -> bool:
    """Whether a method call stands where a test of its object said that it will not wait. `asks`: the method that is asked,
    after `not ` where its answer has to be false."""
    node = scope.nodes[call]
    function = scope.nodes[node.function] if isinstance(node, m.Call) else None
    subject = dotted(scope.body, function.value) if isinstance(function, m.Attribute) else ""
    question = f"{subject}.{asks.removeprefix('not ')}"
    return bool(subject) and any(
        guard.start <= call < guard.end
        and _says(scope, guard.test, question, guard.positive) == (not asks.startswith("not "))
        for guard in guards_of(scope)
    )


def is_offloaded_otherwise(scope: Scope, call: int) -> bool:
    """Whether the same call is offloaded under the opposite condition, as in `if self.remote: await to_thread(self.close)`,
    `else: self.close()`: whoever wrote that knows that it does not wait here."""
    node = scope.nodes[call]
    name = dotted(scope.body, node.function) if isinstance(node, m.Call) else ""
    if not name or not _hands_over(scope, name, range(len(scope.body.expressions))):
        return False  # as nearly always, and guards take their time
    guards = list(guards_of(scope))
    here = {(guard.test, guard.positive) for guard in guards if guard.start <= call < guard.end}
    return any(
        (guard.test, not guard.positive) in here and _hands_over(scope, name, range(guard.start, guard.end))
        for guard in guards
    )


def _hands_over(scope: Scope, name: str, places: range) -> bool:
    """Whether an awaited call at one of some places is given a function by its name."""
    return any(
        isinstance(node := scope.nodes[index], m.Call)
        and scope.uses[index].kind == "awaited"
        and any(dotted(scope.body, argument.value) == name for argument in node.arguments)
        for index in places
    )


def _says(scope: Scope, test: int, question: str, holds: bool) -> bool | None:
    """The answer to a question where a test holds, or does not; `None` where it says nothing of it."""
    match scope.nodes[test]:
        case m.Operation("not", (operand,)):
            return _says(scope, operand, question, not holds)
        case m.Choice("and" | "or" as operator, options) if holds == (operator == "and"):
            answers = (_says(scope, option, question, holds) for option in options)
            return next((answer for answer in answers if answer is not None), None)
        case m.Call(function):
            return holds if dotted(scope.body, function) == question else None
    return None
