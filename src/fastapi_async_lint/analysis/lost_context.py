"""Context variables that are set in a worker thread for somebody else: the thread has a copy of the context, so they are lost.

In: a scope. Out: for a synchronous dependency, the calls in it that set one, at once or through helpers.
"""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from .calls import LibraryCall, having
from .contexts import Contexts
from .frame import Frame
from .program import Scope
from .values import Site


class LostContext(NamedTuple):
    """A call in a dependency that sets a context variable: `hops` are the calls on the way, the dependency's own first."""

    setter: LibraryCall
    hops: tuple[Site, ...]

    @property
    def place(self) -> Site:
        """The call in the dependency."""
        return self.hops[0] if self.hops else self.setter.site


class ContextVariables:
    """Finds what sets context variables in vain."""

    def __init__(self, contexts: Contexts) -> None:
        self.contexts = contexts
        self.graph = contexts.graph

    def lost(self, scope: Scope) -> list[LostContext]:
        """What a `def` dependency sets that its path operation does not see, in order of text."""
        found: dict[int, LostContext] = {}
        placed = [p for p in self.contexts.placed(scope) if p.role == "dependency" and p.where == "thread"]
        for place in placed if not scope.is_async else []:
            if place.frame.scope is scope:
                for lost in self._sets(place.frame):
                    found.setdefault(lost.place.expression, lost)
        return [found[expression] for expression in sorted(found)]

    def _sets(self, start: Frame) -> list[LostContext]:
        """The setters that a frame runs, nearest first, over synchronous calls."""
        found: list[LostContext] = []
        seen, waiting = {start}, deque[tuple[Frame, tuple[Site, ...]]]([(start, ())])
        while waiting:
            frame, hops = waiting.popleft()
            calls = self.graph.calls(frame)
            of_context = list(having(calls, "context"))
            if frame.scope.is_generator or not any(call.fact.context == "resets" for call in of_context):
                found += [LostContext(call, hops) for call in of_context if call.fact.context == "sets"]
            for edge in calls.edges:
                if edge.callee not in seen and not edge.callee.scope.is_async and edge.certain:
                    seen.add(edge.callee)
                    waiting.append((edge.callee, (*hops, edge.site)))
        return found
