"""What blocks: library calls that keep their thread, and project functions that lead to one.

A function's distance to the nearest blocking call is found breadth first, backwards from the blocking calls, over synchronous
calls only: an `async def` is where event-loop code enters blocking code, and so where it is reported.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from fastapi_async_lint import model as m

from .calls import CallGraph, Edge, LibraryCall, having, is_used_up
from .contexts import Contexts
from .flow import expressions_of
from .frame import Frame
from .inference import Inference
from .program import Scope, every
from .reads import Read
from .ready import is_offloaded_otherwise, is_ready
from .truths import contradict, truths_at
from .values import LibraryDecorator, LibraryName, Produced, ProjectClass, Site

LIGHT = frozenset({"file"})
"""Kinds of block that are only worth advice: what a helper blocks on is told by the others first."""
MOMENT = 0.005
"""Seconds of sleep that are not worth a finding."""
_NUMBER = re.compile(r"\d+\.?\d*|\.\d+")


class Weight(Enum):
    """How much a blocking call tells of why its function blocks, the most telling first."""

    every_run = auto()
    after_error = auto()
    light = auto()


class Block(NamedTuple):
    """A call in event-loop code that blocks, at once or through helpers: `hops` are the calls on the way, `leaf` the last."""

    site: Site
    hops: tuple[Edge, ...]
    leaf: LibraryCall
    is_certain: bool = True
    """Whether every call on the way can only reach this; otherwise it is one of several that it may reach."""

    @property
    def kind(self) -> str:
        """What it waits for: `sleep`, `http`, `db`, ..."""
        return self.leaf.fact.blocks


class Blocking:
    """The blocking calls that event-loop code of a program makes."""

    def __init__(
        self,
        inference: Inference,
        graph: CallGraph,
        contexts: Contexts,
        weights: Mapping[Frame, tuple[Weight, ...]] | None = None,
    ) -> None:
        self.inference = inference
        self.graph = graph
        self.contexts = contexts
        self._weights = weights or {}
        self.steps = self._solve()
        """For each synchronous frame that blocks, what comes next on the shortest way to a blocking call: a call, or one of its
        own calls of a library, by its weight."""

    def entries(self, scope: Scope) -> list[Block]:
        """The calls in a function that runs on the event loop which block it, in order of text; one for each call."""
        found = self._merged(self.contexts.starting_on_loop(scope))
        return [block for block in found if not is_offloaded_otherwise(scope, block.site.expression)]

    def blocks_in(self, scope: Scope) -> list[Block]:
        """The calls in a function that block the thread which runs it, in order of text; one for each call."""
        return self._merged(self.contexts.ways(scope))

    def _merged(self, frames: list[Frame]) -> list[Block]:
        """The blocks of all ways in which a function runs; of one call, the shortest."""
        found: dict[int, Block] = {}
        for frame in frames:
            for block in self.blocks_of(frame):
                known = found.get(block.site.expression)
                if known is None or len(block.hops) < len(known.hops):
                    found[block.site.expression] = block
        return [found[expression] for expression in sorted(found)]

    def blocks_of(self, frame: Frame) -> list[Block]:
        """The calls in one frame that block the thread which runs it."""
        found = [Block(leaf.site, (), leaf) for leaf in self.leaves(frame)]
        for edge in self.graph.calls(frame).edges:
            block = self._through(edge)
            if block is not None:
                found.append(block)
        return found

    def leaves(self, frame: Frame) -> list[LibraryCall]:
        """The library calls in a frame that block, whoever runs it."""
        by_site: dict[tuple[int, bool], list[LibraryCall]] = {}
        calls = self.graph.calls(frame)
        if "is_blocking" not in calls.notes.traits:
            return []
        for call in calls.library:
            by_site.setdefault((call.site.expression, call.special), []).append(call)
        return [
            found[0]
            for (expression, _), found in by_site.items()
            if expression not in calls.once
            and all(call.fact.is_blocking and self._waits(call) for call in found)
            and not self._has_other_callee(found)
        ]

    def is_quiet(self, scope: Scope) -> bool:
        """Whether all that a function calls is known, down to the last library call, and none of it blocks."""
        return self._is_quiet(self.inference.frames.plain(scope))

    def _is_quiet(self, frame: Frame) -> bool:
        return self.inference.once_or(True, self._calls_quiet_code, frame)

    def _calls_quiet_code(self, frame: Frame) -> bool:
        calls = self.graph.calls(frame)
        function = frame.scope.function
        known = {call.site.expression for call in calls.library}
        known |= {edge.site.expression for edge in calls.edges if edge.certain}
        return (
            not (function is not None and function.docstring_only)
            and all(
                index in known or self._only_builds(frame, node)
                for index, node in enumerate(frame.scope.body.expressions)
                if isinstance(node, m.Call)
            )
            and all(not call.fact.is_blocking or call.fact.blocks_when == "large" for call in calls.library)
            and all(self._is_quiet(edge.callee) for edge in calls.edges)
        )

    def blocks_below(self, scope: Scope, expression: int) -> bool:
        """Whether what a call runs, or makes a coroutine of, leads to a blocking call, in whatever context it runs now."""
        calls = self.graph.calls(self.inference.frames.plain(scope))
        waiting = [edge.callee for edge in calls.edges if edge.site.expression == expression]
        seen: set[Frame] = set()
        while waiting:
            frame = waiting.pop()
            if frame in seen:
                continue
            seen.add(frame)
            calls = self.graph.calls(frame)
            if any(call.fact.blocks_when != "large" for call in having(calls, "is_blocking")):
                return True
            waiting += [edge.callee for edge in calls.edges]
        return False

    def _only_builds(self, frame: Frame, node: m.Call) -> bool:
        """A call of a class of the project that has nothing to run."""
        callees = self.inference.values(frame, node.function)
        return bool(callees) and all(isinstance(callee, ProjectClass) for callee in callees)

    def _has_other_callee(self, calls: list[LibraryCall]) -> bool:
        """Whether something else than these may be called, of which that is not known."""
        frame, expression = calls[0].site
        node = frame.scope.nodes[expression]
        if calls[0].special:
            values = self.inference.values(frame, expression)
            return sum(not isinstance(value, LibraryDecorator) for value in values) > len(calls)
        return isinstance(node, m.Call) and len(self.inference.values(frame, node.function)) > len(calls)

    def _is_awaited_in_vain(self, edge: Edge) -> bool:
        """`await helper()` of a `def` that gives nothing to await: a TypeError, which is another matter, or one of several
        helpers that is not meant here."""
        frame, expression = edge.site
        body = frame.scope.body
        if body.uses[expression].kind != "awaited" or not isinstance(body.expressions[expression], m.Call):
            return False
        given = (
            self.inference.results.returned(edge.callee)
            if len(self.graph.callees(edge.site)) > 1
            else self.inference.values(*edge.site)
        )
        return not any(isinstance(value, Produced) for value in given)

    def _waits(self, call: LibraryCall) -> bool:
        """Whether the call as it stands blocks: an awaited one is something else than its row says; one whose result
        blocks when it is iterated or entered has to be."""
        kind = call.site.scope.uses[call.site.expression].kind
        if kind in ("awaited", "async iterated", "async entered") and not self._is_constructor(call):
            return False
        if call.fact.blocks == "sleep" and self._is_moment(call.site):
            return False
        if call.fact.ready and is_ready(call.site.scope, call.site.expression, call.fact.ready):
            return False
        match call.fact.blocks_when:
            case "large":
                return False
            case "iterated":
                may_end = call.fact.blocks in LIGHT and self._is_left_early(call.site)
                return is_used_up(call.site.scope, call.site.expression) and not may_end
            case "entered":
                return kind == "entered"
        return True

    def _is_constructor(self, call: LibraryCall) -> bool:
        """Whether a class is called: then it is the instance that is awaited or entered, and what the call does comes first."""
        is_class = (
            isinstance(call.callee, LibraryName) and self.inference.knowledge.class_(call.callee.path) is not None
        )
        return is_class and not call.fact.kind

    def _is_left_early(self, site: Site) -> bool:
        """Whether the loop over something may end before it does: of a tree of files, only the first directory is listed."""
        loops = (s for s in every(site.scope.body.statements) if isinstance(s, m.For) and s.source == site.expression)
        return any(isinstance(s, m.Return) or s == m.Jump("break") for loop in loops for s in every(loop.body))

    def _is_moment(self, site: Site) -> bool:
        """A sleep of a few milliseconds at most, as a number."""
        node = site.scope.nodes[site.expression]
        if not isinstance(node, m.Call) or len(node.arguments) != 1:
            return False
        argument = site.scope.nodes[node.arguments[0].value]
        return (
            isinstance(argument, m.Constant)
            and _NUMBER.fullmatch(argument.text) is not None
            and float(argument.text) <= MOMENT
        )

    def _through(self, edge: Edge) -> Block | None:
        if not self._is_followed(edge) or self._is_awaited_in_vain(edge):
            return None
        if self._is_ruled_out(edge, self.steps):
            return None
        hops = [edge]
        while True:
            step = self._step(hops[-1].callee)
            if step is None:
                return None
            if isinstance(step, LibraryCall):
                return Block(edge.site, tuple(hops), step, all(map(self._is_only_callee, hops)))
            hops.append(step)

    def _is_followed(self, edge: Edge) -> bool:
        """Whether who calls a function is told what it blocks on: a coroutine function and a hook of a model have findings of
        their own."""
        is_plain = not edge.callee.scope.is_async and not edge.cached and edge.certain
        return is_plain and not self.contexts.runs_hook(edge)

    def _step(self, frame: Frame) -> Edge | LibraryCall | None:
        """The next step on the shortest way from a frame to a blocking call."""
        self.contexts.note(frame)
        step = self.steps.get(frame)
        if step is None:
            return None
        self.graph.calls(frame)  # the step is one of these
        return _weighed(frame.scope, self.leaves(frame))[step] if isinstance(step, Weight) else step

    def _is_only_callee(self, edge: Edge) -> bool:
        node = edge.site.scope.nodes[edge.site.expression]
        return not isinstance(node, m.Call) or len(self.inference.values(edge.site.frame, node.function)) == 1

    # --- the shortest ways

    def _solve(self) -> dict[Frame, Edge | Weight]:
        """For each synchronous frame that blocks, the next step on the shortest way to a blocking call: to one that every run
        makes, else to one that only an error leads to (a retry that sleeps), else to one that is only light."""
        steps: dict[Frame, Edge | Weight] = {}
        callers: dict[Frame, list[Edge]] = {}
        blocking: dict[Weight, list[Frame]] = {weight: [] for weight in Weight}
        frames = self._all_frames()
        self.frames = frozenset(frames)
        for frame in frames:
            for edge in self.graph.calls(frame).edges:
                callers.setdefault(edge.callee, []).append(edge)
            for weight in self.weights(frame):
                blocking[weight].append(frame)
        for weight, frames in blocking.items():
            self._spread(weight, frames, callers, steps)
        return steps

    def weights(self, frame: Frame) -> tuple[Weight, ...]:
        """Of what weights a synchronous frame makes blocking calls itself."""
        nothing: tuple[Weight, ...] = ()
        if frame.scope.is_async:
            return nothing
        known = self._weights.get(frame)
        return self.inference.once_or(nothing, self._find_weights, frame) if known is None else known

    def known_weights(self, frame: Frame) -> tuple[tuple[Weight, ...], Read]:
        """The same, and what that was found out from beside the frame's calls, as far as it was."""
        return self.weights(frame), self.inference.settling.known(self._find_weights, frame) or frozenset()

    def _find_weights(self, frame: Frame) -> tuple[Weight, ...]:
        leaves = self.leaves(frame)
        return tuple(_weighed(frame.scope, leaves)) if leaves else ()

    def _first_frames(self) -> set[Frame]:
        """The frames that are known to run, and the plain one of each function."""
        return {self.inference.frames.plain(scope) for scope in self.contexts.program.functions()} | set(
            self.contexts.found
        )

    def _all_frames(self) -> list[Frame]:
        """The frames of functions to begin with, and those that they call, in order."""
        found = self._first_frames()
        waiting = list(found)
        while waiting:
            for edge in self.graph.calls(waiting.pop()).edges:
                if edge.callee not in found:
                    found.add(edge.callee)
                    waiting.append(edge.callee)
        return sorted((frame for frame in found if frame.scope.kind == "function"), key=lambda frame: frame.order)

    def _is_ruled_out(self, edge: Edge, steps: Mapping[Frame, Edge | Weight]) -> bool:
        """Whether a call stands behind a test of its own object that says of the callee that it does not block there."""
        known = edge.truths or ()
        return bool(known) and contradict(known, self._needs(edge.callee, steps))

    def _needs(self, frame: Frame, steps: Mapping[Frame, Edge | Weight]) -> set[tuple[str, bool]]:
        """What has to hold of a method's object so that it comes to what blocks, by methods of the same object."""
        found: set[tuple[str, bool]] = set()
        while (step := steps.get(frame)) is not None:
            self.contexts.note(frame)
            if isinstance(step, Edge) and step.truths is not None:
                found.update(step.truths)
                frame = step.callee
                continue
            site = step.site if isinstance(step, Edge) else _weighed(frame.scope, self.leaves(frame))[step].site
            return found.union(truths_at(site.scope, site.expression))
        return found

    def _spread(
        self,
        weight: Weight,
        frames: list[Frame],
        callers: dict[Frame, list[Edge]],
        steps: dict[Frame, Edge | Weight],
    ) -> None:
        """Adds the frames that block at once, and, breadth first, those that call them."""
        new = [frame for frame in frames if frame not in steps]
        steps.update((frame, weight) for frame in new)
        queue = deque(new)
        while queue:
            frame = queue.popleft()
            for edge in callers.get(frame, ()):
                caller = edge.site.frame
                is_plain = not caller.scope.is_async and self._is_followed(edge)
                is_new = is_plain and caller.scope.kind == "function" and caller not in steps
                if is_new and not self._is_ruled_out(edge, steps):
                    steps[caller] = edge
                    queue.append(caller)


def _weighed(scope: Scope, leaves: list[LibraryCall]) -> dict[Weight, LibraryCall]:
    """The first blocking call of each weight in a function, one that is written as a call rather than what `with` and `for` call:
    of `with connect() as connection: connection.execute(...)`, the last says more."""
    handling = _handling(scope)
    found: dict[Weight, LibraryCall] = {}
    for leaf in sorted(leaves, key=lambda leaf: leaf.special):
        after_error = leaf.site.expression in handling
        weight = Weight.after_error if after_error else Weight.every_run
        found.setdefault(Weight.light if leaf.fact.blocks in LIGHT else weight, leaf)
    return found


def _handling(scope: Scope) -> frozenset[int]:
    """The expressions in the handlers of a scope."""
    return frozenset(
        expression
        for statement in every(scope.body.statements)
        if isinstance(statement, m.Try)
        for handler in statement.handlers
        for expression in expressions_of(scope.body, handler.body)
    )
