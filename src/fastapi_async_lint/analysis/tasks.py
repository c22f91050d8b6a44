"""Tasks that nobody keeps: the event loop itself only has weak references to them.

In: a scope. Out: the calls in it that start such a task and drop it, at once or by a name that is never read.
"""

from __future__ import annotations

from typing import NamedTuple

from fastapi_async_lint import model as m

from .calls import LibraryCall, having
from .contexts import Contexts
from .fate import Fates
from .program import Scope, every
from .values import Site


class Dropped(NamedTuple):
    """A call that starts a task; `name` is the local name that it is bound to, empty where there is none."""

    call: LibraryCall
    name: str


class Tasks:
    """Follows tasks."""

    def __init__(self, contexts: Contexts, fates: Fates) -> None:
        self.contexts = contexts
        self.graph = contexts.graph
        self.fates = fates

    def dropped(self, scope: Scope) -> list[Dropped]:
        """The calls in a function that start a task which nothing keeps, in order of text."""
        if scope.kind != "function" or self.contexts.places(scope) == {"script"}:
            return []
        found: dict[int, Dropped] = {}
        for frame in self.contexts.ways(scope):
            for call in having(self.graph.calls(frame), "weakly_held"):
                if call.site.expression not in found:
                    name = self._dropped_as(call.site)
                    if name is not None:
                        found[call.site.expression] = Dropped(call, name)
        return [found[expression] for expression in sorted(found)]

    def _dropped_as(self, site: Site) -> str | None:
        """The name that the only reference to a task is bound to, empty for none; `None` where something keeps it."""
        expression = _outermost(site.scope, site.expression)
        fate = self.fates.of(site.frame, expression)
        if fate.kind == "discarded" and not fate.names:
            return ""
        if fate.kind == "unused" and not _outlives(site.scope):
            return fate.names[-1]
        return None


def _outermost(scope: Scope, expression: int) -> int:
    """The list or comprehension that a value is an element of, and so on outwards."""
    kind, by = scope.uses[expression]
    while kind == "element":
        expression = by
        kind, by = scope.uses[expression]
    return expression


def _outlives(scope: Scope) -> bool:
    """Whether a function may stay for as long as its tasks do: a generator (a lifespan), or one with a loop in it."""
    return scope.is_generator or any(isinstance(s, m.While) for s in every(scope.body.statements))
