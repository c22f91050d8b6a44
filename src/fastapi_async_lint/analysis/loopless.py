"""Calls that need a running event loop: those that a worker thread runs (`asyncio.create_task` in a `def` path operation), and
whether there are any in what could be moved to a thread."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .calls import CallGraph, LibraryCall, Trait, having
from .contexts import Contexts, Witness
from .flow import stands_in
from .frame import Frame
from .inference import Inference
from .program import Scope, every

_NEEDS_LOOP: frozenset[Trait] = frozenset({"needs_loop", "raises_without_loop"})


class Loopless(NamedTuple):
    """A call that raises for want of a loop, the way to it (from what the library runs, outermost first), and that one's role."""

    call: LibraryCall
    way: tuple[Witness, ...]
    entry: Scope
    role: str


class Loops:
    """Answers about one program."""

    def __init__(self, inference: Inference, graph: CallGraph, contexts: Contexts) -> None:
        self.inference = inference
        self.graph = graph
        self.contexts = contexts

    def missing(self, scope: Scope) -> Iterator[Loopless]:
        """The calls of a function that need a running loop where it runs in a worker thread."""
        if scope.is_async or scope.kind != "function":
            return
        for frame in self.contexts.frames(scope):
            needing = [
                call
                for call in having(self.graph.calls(frame), "raises_without_loop")
                if not self._is_tried(scope, call.site.expression)
            ]
            found = self._way(frame) if needing else None
            if found is not None:
                way, entry = found
                yield from (Loopless(call, way, entry, way[0].role) for call in needing)

    def may_be_needed(self, scope: Scope, expression: int = NOTHING) -> bool:
        """Whether a function, or a call in it, may come to what needs the event loop that runs in its thread."""
        pending = []
        for frame in self.contexts.ways(scope):
            calls = self.graph.calls(frame)
            here = (call.site.expression for trait in _NEEDS_LOOP for call in having(calls, trait))
            if any(expression in (NOTHING, place) for place in here):
                return True
            pending += [edge.callee for edge in calls.edges if expression in (NOTHING, edge.site.expression)]
        return self._comes_to_need(pending)

    def _comes_to_need(self, pending: list[Frame]) -> bool:
        """Whether frames, or what they call in their thread, need its event loop; one that is made there is another one."""
        seen: set[Frame] = set()
        while pending:
            frame = pending.pop()
            if frame in seen or frame.scope.is_async or self._makes_loop(frame):
                continue
            seen.add(frame)
            calls = self.graph.calls(frame)
            if not _NEEDS_LOOP.isdisjoint(calls.notes.traits):
                return True
            pending += [edge.callee for edge in calls.edges]
        return False

    def _way(self, frame: Frame) -> tuple[tuple[Witness, ...], Scope] | None:
        """How a worker thread certainly comes to run a frame, if none of the functions on the way has a loop of its own."""
        way: list[Witness] = []
        current = frame
        while True:
            witness = self.contexts.runs(current).get("thread")
            if witness is None or current.scope.is_async or self._makes_loop(current):
                return None
            way.insert(0, witness)
            if witness.caller is None:
                return (tuple(way), current.scope) if witness.site is not None else None
            if witness.site is not None and len(self.graph.callees(witness.site)) > 1:
                return None
            current = witness.caller

    def _makes_loop(self, frame: Frame) -> bool:
        """Whether a frame makes an event loop, which may then be the thread's."""
        return "makes_loop" in self.graph.calls(frame).notes.traits

    def _is_tried(self, scope: Scope, expression: int) -> bool:
        """Whether an expression stands in a `try` that handles what it raises."""
        return any(
            isinstance(statement, m.Try) and statement.handlers and stands_in(scope.body, statement.body, expression)
            for statement in every(scope.body.statements)
        )
