"""Handlers that swallow a cancellation.

In: a scope. Out: the handlers in a coroutine function that catch `CancelledError` around an await and do not raise again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .contexts import Contexts
from .flow import first_wait
from .program import Scope, every, written_name
from .values import LibraryName, Values, union

_CATCHING = frozenset({"builtins.BaseException", "asyncio.CancelledError"})
"""The exceptions of the language whose handlers catch a cancellation."""


class Swallowed(NamedTuple):
    """A handler: the expression of its type (`NOTHING` for a bare `except`), and what the `try` waits for first."""

    type: int
    waits: int


class Cancellation:
    """Finds handlers that swallow a cancellation."""

    def __init__(self, contexts: Contexts) -> None:
        self.contexts = contexts
        self.inference = contexts.inference

    def swallowed(self, scope: Scope) -> Iterator[Swallowed]:
        """The handlers of a function that swallow a cancellation, in order of text."""
        if not scope.is_async or self._cancels(scope):
            return
        for statement in every(scope.body.statements):
            if isinstance(statement, m.Try):
                waits = first_wait(scope.body, statement.body)
                handler = next((h for h in statement.handlers if self._catches(scope, h)), None)
                if waits is not None and handler is not None and not _raises(handler.body):
                    yield Swallowed(handler.type, waits)

    def _catches(self, scope: Scope, handler: m.Handler) -> bool:
        if handler.type == NOTHING:
            return True
        node = scope.nodes[handler.type]
        items = node.items if isinstance(node, m.Display) else (handler.type,)
        frame = self.inference.frames.plain(scope)
        values: Values = union(self.inference.values(frame, item) for item in items)
        return any(isinstance(value, LibraryName) and self._is_cancellation(value.path) for value in values)

    def _is_cancellation(self, path: str) -> bool:
        return self.inference.knowledge.canonical(path) in _CATCHING or path in _CATCHING

    @staticmethod
    def _cancels(scope: Scope) -> bool:
        """Whether a function cancels something itself: then it waits for the end of that."""
        return any(
            isinstance(node, m.Call) and written_name(scope, node.function) == "cancel"
            for node in scope.body.expressions
        )


def _raises(statements: m.Statements) -> bool:
    """Whether a suite may raise, in any branch, or leaves the function with what was caught."""
    return any(isinstance(statement, m.Raise) for statement in every(statements))
