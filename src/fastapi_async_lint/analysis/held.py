"""Locks of threads that a coroutine holds while it waits.

In: a scope. Out: the `with` statements of coroutine functions on the event loop whose manager is such a lock, and whose body
awaits.
"""

from __future__ import annotations

from typing import NamedTuple

from fastapi_async_lint import model as m

from .contexts import Contexts
from .flow import first_wait
from .program import Scope, every
from .values import LibraryInstance, in_order


class Held(NamedTuple):
    """The manager of a `with`, the class of the lock, and the first expression in the body that waits."""

    manager: int
    path: str
    waits: int


class Locks:
    """Finds locks that are held across an await."""

    def __init__(self, contexts: Contexts) -> None:
        self.contexts = contexts
        self.inference = contexts.inference

    def held(self, scope: Scope) -> list[Held]:
        """The locks that a function holds while it waits, in order of text."""
        if not scope.is_async or not self.contexts.on_loop(scope):
            return []
        return [
            held
            for statement in every(scope.body.statements)
            if isinstance(statement, m.With) and not statement.is_async
            for held in self._held_in(scope, statement)
        ]

    def _held_in(self, scope: Scope, statement: m.With) -> list[Held]:
        waits = first_wait(scope.body, statement.body)
        if waits is None:
            return []
        found = []
        for manager, _ in statement.items:
            path = self._lock(scope, manager)
            if path:
                found.append(Held(manager, path, waits))
        return found

    def _lock(self, scope: Scope, manager: int) -> str:
        """The class of a lock: something that is made to be kept, of which `acquire` waits for another thread, and entering it
        takes no time if nobody has it."""
        for frame in self.contexts.frames(scope):
            values = in_order(self.inference.values(frame, manager))
            if len(values) == 1 and isinstance(values[0], LibraryInstance):
                path = values[0].path
                acquire = self.inference.knowledge.method(path, "acquire")
                enter = self.inference.knowledge.method(path, "__enter__")
                if acquire is not None and acquire.blocks == "lock" and enter is not None:
                    return path
        return ""
