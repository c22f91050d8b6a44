"""Calls that need a running event loop, in code that a worker thread runs: `asyncio.create_task` in a `def` path operation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fastapi_async_lint import model as m

from .calls import CallGraph, LibraryCall
from .contexts import Contexts, Witness
from .flow import ends_of
from .flow import roots as roots_of
from .frame import Frame
from .inference import Inference
from .program import Scope, every


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
            found = self._way(frame)
            for call in self.graph.calls(frame).library if found is not None else ():
                if (
                    found is not None
                    and call.fact.raises_without_loop
                    and not self._is_tried(scope, call.site.expression)
                ):
                    way, entry = found
                    yield Loopless(call, way, entry, way[0].role)

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
        return self.graph.calls(frame).notes.makes_loop

    def _is_tried(self, scope: Scope, expression: int) -> bool:
        """Whether an expression stands in a `try` that handles what it raises."""
        ends = ends_of(scope.body)
        for statement in every(scope.body.statements):
            if isinstance(statement, m.Try) and statement.handlers:
                roots = list(roots_of(statement.body))
                if roots and min(roots) <= expression < max(ends[root] for root in roots):
                    return True
        return False
