"""Locks of threads that a coroutine holds while it waits, or would hold if it did.

In: a scope. Out: the `with` statements of coroutine functions on the event loop whose manager is such a lock, and whose body
awaits; whether a place lies in a `with` that may be one.
"""

from __future__ import annotations

from typing import NamedTuple

from fastapi_async_lint import model as m

from .calls import having
from .contexts import Contexts
from .flow import first_wait, stands_in
from .program import Scope, every
from .values import LibraryInstance, Produced, ProjectFunction, ProjectInstance, Value, in_order, union

_DEPTH = 3
"""How many managers of the project are followed that enter one another."""


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

    def may_be_held(self, scope: Scope, expression: int) -> bool:
        """Whether an expression stands in a `with` whose manager may be a lock, or a transaction of this thread: whatever is not
        known may."""
        return any(
            not self._is_harmless(scope, manager, 0)
            for statement in every(scope.body.statements)
            if isinstance(statement, m.With)
            and not statement.is_async
            and stands_in(scope.body, statement.body, expression)
            for manager, _ in statement.items
        )

    def _is_harmless(self, scope: Scope, manager: int, depth: int) -> bool:
        """Whether a manager is known, and no lock; one of the project, as far as what it enters itself is none."""
        values = union(self.inference.values(frame, manager) for frame in self.contexts.ways(scope))
        is_lock = bool(self._lock(scope, manager))
        return bool(values) and not is_lock and all(self._is_no_lock(value, depth) for value in values)

    def _is_no_lock(self, value: Value, depth: int) -> bool:
        match value:
            case LibraryInstance(path):
                return self.inference.knowledge.class_(path) is not None
            case Produced(kind="context", callee=ProjectFunction(scope)):
                inner = [s for s in every(scope.body.statements) if isinstance(s, m.With) and not s.is_async]
                managers = [manager for statement in inner for manager, _ in statement.items]
                return depth < _DEPTH and all(self._is_harmless(scope, each, depth + 1) for each in managers)
            case ProjectInstance():
                entered = self.inference.classes.attribute(value, "__enter__")
                scopes = [each.scope for each in entered if isinstance(each, ProjectFunction)]
                return bool(scopes) and not any(map(self._waits_for_lock, scopes))
        return True

    def _waits_for_lock(self, scope: Scope) -> bool:
        frames = self.contexts.ways(scope)
        return any(
            call.fact.blocks == "lock"
            for frame in frames
            for call in having(self.contexts.graph.calls(frame), "is_blocking")
        )

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
