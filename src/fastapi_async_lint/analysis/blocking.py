"""What blocks: library calls that keep their thread, and project functions that lead to one.

A function's distance to the nearest blocking call is found breadth first, backwards from the blocking calls, over synchronous
calls only: an `async def` is where event-loop code enters blocking code, and so where it is reported.
"""

from __future__ import annotations

import re
from collections import deque
from typing import NamedTuple

from fastapi_async_lint import model as m

from .calls import CallGraph, Edge, LibraryCall
from .contexts import Contexts
from .program import Program, Scope
from .values import Produced, ProjectClass, Site

NEGLIGIBLE = frozenset({"", "minor"})
"""Kinds of block that are not worth a finding: measured under 1 ms."""


LIGHT = frozenset({"file"})
"""Kinds of block that are only worth advice: what a helper blocks on is told by the others first."""
MOMENT = 0.005
"""Seconds of sleep that are not worth a finding."""
_NUMBER = re.compile(r"\d+\.?\d*|\.\d+")


class Block(NamedTuple):
    """A call in event-loop code that blocks, at once or through helpers: `hops` are the calls on the way, `leaf` the last."""

    site: Site
    hops: tuple[Edge, ...]
    leaf: LibraryCall

    @property
    def kind(self) -> str:
        """What it waits for: `sleep`, `http`, `db`, ..."""
        return self.leaf.fact.blocks


class Blocking:
    """The blocking calls that event-loop code of a program makes."""

    def __init__(self, program: Program, graph: CallGraph, contexts: Contexts) -> None:
        self.graph = graph
        self.contexts = contexts
        self._quiet: dict[Scope, bool] = {}
        self._steps = self._solve(program)

    def entries(self, scope: Scope) -> list[Block]:
        """The calls in a function that runs on the event loop which block it, in order of text; one for each call."""
        return self.blocks_in(scope) if self.contexts.starts_on_loop(scope) else []

    def blocks_in(self, scope: Scope) -> list[Block]:
        """The calls in a function that block the thread which runs it, in order of text; one for each call."""
        found: dict[int, Block] = {}
        for leaf in self.leaves(scope):
            found.setdefault(leaf.site.expression, Block(leaf.site, (), leaf))
        for edge in self.graph.calls(scope).edges:
            block = self._through(edge)
            if block is not None:
                known = found.get(edge.site.expression)
                if known is None or len(block.hops) < len(known.hops):
                    found[edge.site.expression] = block
        return [found[expression] for expression in sorted(found)]

    def leaves(self, scope: Scope) -> list[LibraryCall]:
        """The library calls in a scope that block, whoever runs it."""
        by_site: dict[int, list[LibraryCall]] = {}
        for call in self.graph.calls(scope).library:
            by_site.setdefault(call.site.expression, []).append(call)
        once = self.graph.calls(scope).once
        return [
            calls[0]
            for expression, calls in by_site.items()
            if expression not in once
            and all(call.fact.blocks not in NEGLIGIBLE and self._waits(call) for call in calls)
            and not self._has_other_callee(calls)
        ]

    def is_quiet(self, scope: Scope) -> bool:
        """Whether all that a function calls is known, down to the last library call, and none of it blocks."""
        if scope not in self._quiet:
            self._quiet[scope] = True  # what a cycle of calls says of itself
            self._quiet[scope] = self._calls_quiet_code(scope)
        return self._quiet[scope]

    def _calls_quiet_code(self, scope: Scope) -> bool:
        calls = self.graph.calls(scope)
        known = {call.site.expression for call in calls.library}
        known |= {edge.site.expression for edge in calls.edges if edge.certain}
        return (
            not (scope.function is not None and scope.function.docstring_only)
            and all(
                index in known or self._only_builds(scope, node)
                for index, node in enumerate(scope.body.expressions)
                if isinstance(node, m.Call)
            )
            and all(call.fact.blocks in NEGLIGIBLE or call.fact.blocks_when == "large" for call in calls.library)
            and all(self.is_quiet(edge.callee) for edge in calls.edges)
        )

    def _only_builds(self, scope: Scope, node: m.Call) -> bool:
        """A call of a class of the project that has nothing to run."""
        callees = self.graph.inference.values(scope, node.function)
        return bool(callees) and all(isinstance(callee, ProjectClass) for callee in callees)

    def _has_other_callee(self, calls: list[LibraryCall]) -> bool:
        scope, expression = calls[0].site
        node = scope.body.expressions[expression]
        return isinstance(node, m.Call) and len(self.graph.inference.values(scope, node.function)) > len(calls)

    def _is_awaited_in_vain(self, site: Site) -> bool:
        """`await helper()` of a `def` that gives nothing to await: a TypeError, which is another matter."""
        scope, expression = site
        if scope.body.uses[expression].kind != "awaited" or not isinstance(scope.body.expressions[expression], m.Call):
            return False
        return not any(isinstance(value, Produced) for value in self.graph.inference.values(scope, expression))

    def _waits(self, call: LibraryCall) -> bool:
        """Whether the call as it stands blocks: an awaited one is something else than its row says; one whose result
        blocks when it is iterated or entered has to be."""
        scope, expression = call.site
        kind = scope.body.uses[expression].kind
        if kind in ("awaited", "async iterated", "async entered"):
            return False
        if call.fact.blocks == "sleep" and self._is_moment(call.site):
            return False
        if call.fact.blocks_when == "large":
            return False
        if call.fact.blocks_when == "iterated":
            return kind in ("iterated", "starred", "argument")
        if call.fact.blocks_when == "entered":
            return kind == "entered"
        return True

    def _is_moment(self, site: Site) -> bool:
        """A sleep of a few milliseconds at most, as a number."""
        node = site.scope.body.expressions[site.expression]
        if not isinstance(node, m.Call) or len(node.arguments) != 1:
            return False
        argument = site.scope.body.expressions[node.arguments[0].value]
        return (
            isinstance(argument, m.Constant)
            and _NUMBER.fullmatch(argument.text) is not None
            and float(argument.text) <= MOMENT
        )

    def _through(self, edge: Edge) -> Block | None:
        if edge.callee.is_async or edge.cached or not edge.certain or self._is_awaited_in_vain(edge.site):
            return None
        hops = [edge]
        while True:
            step = self._steps.get(hops[-1].callee)
            if step is None:
                return None
            if isinstance(step, LibraryCall):
                return Block(edge.site, tuple(hops), step)
            hops.append(step)

    def _solve(self, program: Program) -> dict[Scope, Edge | LibraryCall]:
        """For each synchronous function that blocks, the next step on the shortest way to a blocking call; to one that is only
        minor where there is no other."""
        steps: dict[Scope, Edge | LibraryCall] = {}
        callers: dict[Scope, list[Edge]] = {}
        leaves: dict[Scope, list[LibraryCall]] = {}
        for scope in program.functions():
            for edge in self.graph.calls(scope).edges:
                callers.setdefault(edge.callee, []).append(edge)
            if not scope.is_async:
                leaves[scope] = self.leaves(scope)
        for is_light in (False, True):
            found = {
                scope: leaf
                for scope, calls in leaves.items()
                for leaf in reversed(calls)
                if (leaf.fact.blocks in LIGHT) == is_light
            }
            self._spread(found, callers, steps)
        return steps

    @staticmethod
    def _spread(
        leaves: dict[Scope, LibraryCall], callers: dict[Scope, list[Edge]], steps: dict[Scope, Edge | LibraryCall]
    ) -> None:
        """Adds the functions that block at once, and, breadth first, those that call them."""
        new = [scope for scope in leaves if scope not in steps]
        steps.update((scope, leaves[scope]) for scope in new)
        queue = deque(new)
        while queue:
            scope = queue.popleft()
            for edge in callers.get(scope, ()):
                caller = edge.site.scope
                is_plain = not caller.is_async and not edge.cached and edge.certain and caller.kind == "function"
                if is_plain and caller not in steps:
                    steps[caller] = edge
                    queue.append(caller)
