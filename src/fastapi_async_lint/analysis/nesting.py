"""Calls that raise because an event loop already runs in the thread: `asyncio.run` and what is built on it.

In: a scope. Out: such calls in it that run on an event loop, each with the calls that lead there from the code that the loop
runs.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .calls import LibraryCall, having
from .contexts import Contexts, Witness
from .flow import ends_of, expressions_of
from .frame import Frame
from .program import Scope, every
from .values import Site


class Nested(NamedTuple):
    """A call that raises: `hops` are the calls on the way from a function that the event loop runs, outermost first."""

    call: LibraryCall
    hops: tuple[Site, ...]

    @property
    def starts(self) -> bool:
        """Whether it starts an event loop for a coroutine that it is given; otherwise it wraps something that does."""
        return any(placement.where == "caller" for placement in self.call.fact.runs.values())

    @property
    def entry(self) -> Scope:
        """The function that the event loop runs."""
        return (self.hops[0] if self.hops else self.call.site).scope


class Nesting:
    """Finds event loops that are started inside another."""

    def __init__(self, contexts: Contexts) -> None:
        self.contexts = contexts
        self.graph = contexts.graph

    def raising(self, scope: Scope) -> list[Nested]:
        """The calls in a function that raise, because it runs on an event loop, in order of text; one for each call."""
        if scope.kind != "function" or self._asks(scope):
            return []
        found: dict[int, Nested] = {}
        for frame in self.contexts.frames(scope):
            if "loop" in self.contexts.where(frame):
                for call in having(self.graph.calls(frame), "raises_in_loop"):
                    if call.site.expression not in found and not self.works(call):
                        nested = self._nested(call, frame)
                        if nested is not None:
                            found[call.site.expression] = nested
        return [found[expression] for expression in sorted(found)]

    def per_request(self, scope: Scope) -> list[int]:
        """The calls in a function that start an event loop in a worker thread for each request, in order of text."""
        found: set[int] = set()
        for frame in self.contexts.serving_each(scope) if scope.kind == "function" else []:
            if self.contexts.where(frame) == {"thread"}:
                calls = having(self.graph.calls(frame), "raises_in_loop")
                found.update(call.site.expression for call in calls if Nested(call, ()).starts)
        return sorted(found)

    def works(self, call: LibraryCall) -> bool:
        """Whether a call that raises in a running loop works all the same: the project has patched the loops, or it is awaited
        or tried and something else done where it raises."""
        kind = call.site.scope.uses[call.site.expression].kind
        return self.is_patched or kind == "awaited" or call.site.expression in _tried(call.site.scope)

    def _nested(self, call: LibraryCall, frame: Frame) -> Nested | None:
        """The call with the way to it; `None` where a function on the way asks whether a loop runs, or where several may run."""
        hops: list[Site] = []
        while not frame.scope.is_async:
            witness: Witness = self.contexts.runs(frame)["loop"]
            if witness.role != "call" or witness.caller is None or witness.site is None:
                break
            hops.append(witness.site)
            if len(self.graph.callees(witness.site)) > 1:
                return None
            if self._asks(witness.caller.scope) or witness.site.expression in _tried(witness.caller.scope):
                return None
            frame = witness.caller
        return Nested(call, tuple(reversed(hops)))

    def _asks(self, scope: Scope) -> bool:
        """Whether a function, or one that it stands in, finds out whether a loop runs."""
        outer: Scope | None = scope
        while outer is not None and outer.kind == "function":
            frames = self.contexts.frames(outer) or [self.graph.inference.frames.plain(outer)]
            if any("asks_for_loop" in self.graph.calls(frame).notes.traits for frame in frames):
                return True
            outer = outer.parent
        return False

    @cached_property
    def is_patched(self) -> bool:
        """Whether the project lets loops run inside one another, anywhere."""
        inference = self.graph.inference
        with inference.reads.aside():
            return any(
                "nests_loops" in self.graph.calls(inference.frames.plain(scope)).notes.traits
                for module in self.contexts.program.modules()
                for scope in module.inner
            )


def _tried(scope: Scope) -> frozenset[int]:
    """The expressions in a `try` that handles a RuntimeError, and in such handlers: what raises is expected to."""
    found: set[int] = set()
    ends = ends_of(scope.body)
    for statement in every(scope.body.statements):
        if isinstance(statement, m.Try):
            handlers = [handler for handler in statement.handlers if _handles_runtime_error(scope, handler, ends)]
            for block in [statement.body, *(handler.body for handler in handlers)] if handlers else []:
                found.update(expressions_of(scope.body, block))
    return frozenset(found)


def _handles_runtime_error(scope: Scope, handler: m.Handler, ends: list[int]) -> bool:
    trees = range(handler.type, ends[handler.type]) if handler.type != NOTHING else range(0)
    return any(scope.nodes[index] == m.Name("RuntimeError") for index in trees)
