"""Calls that do not wait, because the code asked before: `if not queue.empty(): queue.get()`.

In: a call, and what its row says has to be asked. Out: whether that was asked of the same object, and answered so.
"""

from __future__ import annotations

from fastapi_async_lint import model as m

from .flow import dotted
from .guards import guards_of
from .program import Scope


def is_ready(scope: Scope, call: int, asks: str) -> bool:
    """Whether a method call stands where a test of its object said that it will not wait. `asks`: the method that is asked,
    after `not ` where its answer has to be false."""
    node = scope.body.expressions[call]
    function = scope.body.expressions[node.function] if isinstance(node, m.Call) else None
    subject = dotted(scope.body, function.value) if isinstance(function, m.Attribute) else ""
    question = f"{subject}.{asks.removeprefix('not ')}"
    return bool(subject) and any(
        guard.start <= call < guard.end
        and _says(scope, guard.test, question, guard.positive) == (not asks.startswith("not "))
        for guard in guards_of(scope)
    )


def _says(scope: Scope, test: int, question: str, holds: bool) -> bool | None:
    """The answer to a question where a test holds, or does not; `None` where it says nothing of it."""
    match scope.body.expressions[test]:
        case m.Operation("not", (operand,)):
            return _says(scope, operand, question, not holds)
        case m.Choice("and" | "or" as operator, options) if holds == (operator == "and"):
            answers = (_says(scope, option, question, holds) for option in options)
            return next((answer for answer in answers if answer is not None), None)
        case m.Call(function):
            return holds if dotted(scope.body, function) == question else None
    return None
