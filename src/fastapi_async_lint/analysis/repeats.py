"""Coroutines that are awaited more than once: the second time raises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fastapi_async_lint import model as m

from .contexts import Contexts
from .fate import is_coroutine
from .frame import Frame
from .inference import Inference
from .places import Way, follows, is_repeated, loops_around, may_exclude, way_to
from .program import Scope


class Repeat(NamedTuple):
    """A coroutine, by the call that makes it, and the place that awaits it again: `before` awaited it first (the same place, in
    a loop)."""

    made: int
    again: int
    before: int


class Repeats:
    """Answers about one program."""

    def __init__(self, inference: Inference, contexts: Contexts) -> None:
        self.inference = inference
        self.contexts = contexts

    def of(self, scope: Scope) -> Iterator[Repeat]:
        """The coroutines of a scope that are awaited again, each once."""
        if scope.kind != "function" or not scope.is_async:
            return
        frame = self.contexts.ways(scope)[0]
        for made, use in enumerate(scope.body.uses):
            is_call = use.kind == "bound" and isinstance(scope.nodes[made], m.Call)
            target = scope.nodes[use.by] if is_call and use.by != m.NOTHING else None
            if isinstance(target, m.Name) and is_coroutine(self.inference, frame, made):
                repeat = self._repeat(frame, made, target.id)
                if repeat is not None:
                    yield repeat

    def _repeat(self, frame: Frame, made: int, name: str) -> Repeat | None:
        scope = frame.scope
        origin = way_to(scope, made)
        awaits = [(place, way_to(scope, place)) for place in self._awaits(scope, made, name)]
        for place, way in awaits:
            if any(is_repeated(inside) and not _is_within(origin, inside) for inside in loops_around(way)):
                return Repeat(made, place, place)
        for number, (before, first) in enumerate(awaits):
            for again, then in awaits[number + 1 :]:
                if follows(first, then) and not may_exclude(first, then):
                    return Repeat(made, again, before)
        return None

    def _awaits(self, scope: Scope, made: int, name: str) -> Iterator[int]:
        """The places that await the name while it can only hold this coroutine."""
        for place, node in enumerate(scope.body.expressions):
            if node == m.Name(name) and scope.uses[place].kind == "awaited":
                bindings = self.inference.names.bindings_of_use(scope, place)
                if len(bindings) == 1 and bindings[0].expression == made and bindings[0].kind == "value":
                    yield place


def _is_within(way: Way, inside: Way) -> bool:
    """Whether a place is in the body of the same loop."""
    return any(step.block is inside[0].block for step in way)
