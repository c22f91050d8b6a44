"""Where each function runs: a least fixpoint over the call graph, with a shortest witness for each answer.

Contexts: `loop` (the server's event loop), `thread` (a worker thread, or an event loop of its own in one), `startup` (and
shutdown), `import` (module level, once), `script` (under `if __name__ == "__main__"`), `process`. A function can run in several.
An `async def` that nobody in the project calls or registers is taken to run on the event loop: that is what it is written for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from fastapi_async_lint import model as m

from .calls import CallGraph, Edge, Placed
from .frame import Frame
from .inference import Inference
from .program import Program, Scope
from .values import Partial, ProjectFunction, Site

REQUEST_ROLES = frozenset(
    {
        "path operation",
        "websocket",
        "dependency",
        "middleware",
        "exception handler",
        "stream",
        "validator",
        "serializer",
    }
)
"""Roles of what runs while somebody waits for the answer."""


_ONCE = frozenset({"startup", "import", "script", "thread"})
_NOWHERE = frozenset({"never", "model"})
"""Places that do not say where a function runs: hooks of models do where these are built or written out."""


class Witness(NamedTuple):
    """Why a function runs somewhere: the place that registers or calls it, its role, and the calling frame."""

    role: str
    site: Site | None
    caller: Frame | None


class Contexts:
    """The contexts of all functions of a program."""

    def __init__(self, program: Program, inference: Inference, graph: CallGraph) -> None:
        self.program = program
        self.inference = inference
        self.graph = graph
        self.found: dict[Frame, dict[str, Witness]] = {}
        self._roles: dict[Scope, tuple[Placed, ...]] = {}
        self._callers: dict[Scope, list[Edge]] = {}
        self._calls_of: dict[Frame, list[Edge]] = {}
        self._frames: dict[Scope, list[Frame]] = {}
        self._queue: deque[tuple[Frame, str]] = deque()
        self.seen: set[Frame] = set()
        """The frames that were looked at."""
        self._once: frozenset[Scope] = frozenset()
        self._queued: set[str] = set()
        self._hooks: set[Scope] = set()
        self._has_jobs = False
        self._solve()

    # --- answers

    def of(self, scope: Scope) -> dict[str, Witness]:
        """Where a function runs, and why, in any of its frames."""
        merged: dict[str, Witness] = {}
        for frame in self.frames(scope):
            for where, witness in self.runs(frame).items():
                merged.setdefault(where, witness)
        return merged

    def places(self, scope: Scope) -> frozenset[str]:
        """Where a function runs, in any of its frames."""
        return frozenset().union(*map(self.where, self.frames(scope)))

    def frames(self, scope: Scope) -> list[Frame]:
        """The frames in which a function is known to run, in order."""
        self.inference.reads.mask |= self.inference.reads.ways(scope.place)
        frames = self._frames.get(scope, [])
        for frame in frames:
            self.inference.reads.mask |= frame.read
        return frames

    def runs(self, frame: Frame) -> dict[str, Witness]:
        """Where a frame that is known to run does so, and why."""
        self._note_reasons(frame.scope)
        found = self.found[frame]
        for witness in found.values():
            if witness.caller is not None:
                self.inference.reads.mask |= witness.caller.read
            if witness.site is not None:
                self.inference.reads.mask |= witness.site.frame.read
        return found

    def where(self, frame: Frame) -> frozenset[str]:
        """Where a frame that is known to run does so."""
        self.note(frame)
        return frozenset(self.found[frame])

    def note(self, frame: Frame) -> None:
        """Notes that it was asked where a frame runs."""
        self.inference.reads.mask |= frame.read | self.inference.reads.ways(frame.scope.place)

    def _note_reasons(self, scope: Scope) -> None:
        self.inference.reads.mask |= self.inference.reads.ways(scope.place) | self.inference.reads.reasons(scope.place)

    def ways(self, scope: Scope) -> list[Frame]:
        """The frames in which a function is known to run; where it is not known to run, the one that stands for all callers."""
        return self.frames(scope) or [self.inference.frames.plain(scope)]

    def on_loop(self, scope: Scope) -> bool:
        """Whether a function runs on the server's event loop."""
        return any("loop" in self.found[frame] for frame in self.frames(scope))

    def placed(self, scope: Scope) -> tuple[Placed, ...]:
        """What a function is registered for."""
        reads = self.inference.reads
        self._note_reasons(scope)
        found = self._roles.get(scope, ())
        for place in found:
            reads.mask |= place.frame.read | place.site.frame.read
        return found

    def registered(self) -> list[Scope]:
        """The functions that are registered for something, in order of place."""
        for scope in self._roles:
            self.placed(scope)  # notes that it was asked
        return sorted(self._roles, key=lambda scope: scope.key)

    def callers(self, scope: Scope) -> list[Edge]:
        """The known calls of a function."""
        reads = self.inference.reads
        self._note_reasons(scope)
        found = self._callers.get(scope, [])
        for edge in found:
            reads.mask |= edge.site.frame.read | edge.callee.read
        return found

    def way_into(self, scope: Scope) -> tuple[Edge, ...]:
        """The shortest way of calls that leads from a coroutine function, or one that a library calls, to a plain `def`, the
        first call first; empty where none is known, or nobody needs to call it."""
        ways: dict[Scope, tuple[Edge, ...]] = {scope: ()}
        waiting = deque([scope])
        while waiting:
            callee = waiting.popleft()
            if callee.is_async or callee.kind != "function" or self.placed(callee):
                return ways[callee]
            for edge in self.callers(callee):
                if edge.site.scope not in ways:
                    ways[edge.site.scope] = (edge, *ways[callee])
                    waiting.append(edge.site.scope)
        return ()

    def calls_of(self, frame: Frame) -> list[Edge]:
        """The known calls that run a function in one way, from code that is known to run."""
        self._note_reasons(frame.scope)
        calls = self._calls_of.get(frame, [])
        for edge in calls:
            self.note(edge.site.frame)
        return [edge for edge in calls if edge.site.frame in self.found or edge.site.scope.kind != "function"]

    def starting_on_loop(self, scope: Scope) -> list[Frame]:
        """The frames of a function in which blocking is to be reported: it runs on the loop, and not because a function did
        that it was called from, but as a coroutine, or because a library or a model calls it there."""
        self.inference.reads.mask |= self.inference.reads.ways(scope.place)
        roles = self._roles.get(scope, ())
        found = [frame for frame in self.frames(scope) if "loop" in self.found[frame]]
        if scope.is_async or any(placed.where == "loop" and placed.frame.scope is scope for placed in roles):
            return found
        return [frame for frame in found if self._is_run_as_hook(frame)] if self.is_hook(scope) else []

    def _is_run_as_hook(self, frame: Frame) -> bool:
        """Whether code on the event loop builds or writes out a model that runs this."""
        return any(
            edge.driven and not edge.cached and self._runs_anew(edge.site.frame) for edge in self.calls_of(frame)
        )

    def _runs_anew(self, frame: Frame) -> bool:
        """Whether a frame runs on the event loop, and not only where something keeps what it gave the first time."""
        self.note(frame)
        return frame in self._anew

    @cached_property
    def _anew(self) -> frozenset[Frame]:
        """What runs on the event loop without a cache on the way."""
        with self.inference.reads.aside():
            waiting = [frame for frame, found in self.found.items() if "loop" in found and found["loop"].role != "call"]
            seen = set(waiting)
            while waiting:
                for edge in self.graph.calls(waiting.pop()).edges:
                    if not edge.cached and edge.callee not in seen and "loop" in self.found.get(edge.callee, ()):
                        seen.add(edge.callee)
                        waiting.append(edge.callee)
            return frozenset(seen)

    def runs_hook(self, edge: Edge) -> bool:
        """Whether a call builds or writes out a model, which runs this function of it: what that blocks on is told there, and not
        wherever the model is built."""
        return edge.driven and self.is_hook(edge.callee.scope)

    def is_hook(self, scope: Scope) -> bool:
        """Whether a function is one that models run."""
        self.inference.reads.mask |= self.inference.reads.ways(scope.place)
        return scope in self._hooks

    def serves(self, scope: Scope) -> bool:
        """Whether a function runs for a request, as far as is known: it is registered for that, or called by what is."""
        self.inference.reads.mask |= self.inference.reads.ways(scope.place)
        return scope in self._serving

    def serving_each(self, scope: Scope) -> list[Frame]:
        """The frames of a function that run anew for every request, as far as is known: no cache, no first time is on the way."""
        return [frame for frame in self.frames(scope) if frame in self._serving_each]

    @cached_property
    def _serving(self) -> frozenset[Scope]:
        return frozenset(frame.scope for frame in self._reached(lambda edge: True))

    @cached_property
    def _serving_each(self) -> frozenset[Frame]:
        return self._reached(lambda edge: not edge.cached)

    def _reached(self, follows: Callable[[Edge], bool]) -> frozenset[Frame]:
        """What runs for requests, over the calls that are to be followed."""
        with self.inference.reads.aside():
            return self._found_from_requests(follows)

    def _found_from_requests(self, follows: Callable[[Edge], bool]) -> frozenset[Frame]:
        waiting = [
            place.frame
            for places in self._roles.values()
            for place in places
            if place.role in REQUEST_ROLES and place.where not in _NOWHERE
        ]
        found = set(waiting)
        while waiting:
            for edge in self.graph.calls(waiting.pop()).edges:
                if edge.callee not in found and follows(edge):
                    found.add(edge.callee)
                    waiting.append(edge.callee)
        return frozenset(found)

    # --- all of it

    def calls(self) -> list[tuple[Scope, list[Edge]]]:
        """All calls of functions, by function, in order of place."""
        return sorted(self._callers.items(), key=lambda item: item[0].key)

    def roles(self) -> list[tuple[Scope, tuple[Placed, ...]]]:
        """All functions that are registered for something, with what for, in order of place."""
        return sorted(self._roles.items(), key=lambda item: item[0].key)

    def is_serving(self, frame: Frame) -> tuple[bool, bool, bool]:
        """Whether a frame runs for requests, and whether anew for each, or at least anew on the event loop."""
        return frame.scope in self._serving, frame in self._serving_each, frame in self._anew

    # --- solving

    def _solve(self) -> None:
        scopes = [scope for module in self.program.modules() for scope in module.inner]
        for scope in scopes:
            if scope.kind != "function":
                self._visit(self.inference.frames.plain(scope))
        for scope in scopes:
            if scope.kind != "function":
                self._module_level(self.inference.frames.plain(scope))
        self._run()
        for scope in self._unseen(scopes):  # nobody is known to call them: whatever they hand to libraries may be
            self._visit_with_helpers(self.inference.frames.plain(scope))
        self._run()
        self._once = self._run_only_once()
        self._has_jobs = bool(self._queued) or any(
            place.where == "process" for places in self._roles.values() for place in places
        )
        for scope in [*filter(self._is_root, scopes), *scopes]:  # what calls a function says where it runs
            if scope.is_async and not self._has_context(scope) and not self._runs_nowhere(scope):
                self._assume(scope)
        self._run()
        self._finish()

    def _run_only_once(self) -> frozenset[Scope]:
        """The functions that are seen to run when the server starts or ends, and otherwise only in scripts and threads."""
        places: dict[Scope, set[str]] = {}
        for frame, found in self.found.items():
            places.setdefault(frame.scope, set()).update(found)
        return frozenset(scope for scope, found in places.items() if "startup" in found and found <= _ONCE)

    def _is_root(self, scope: Scope) -> bool:
        """Whether no other coroutine function is known to call a function."""
        return not any(edge.site.scope.is_async and edge.site.scope is not scope for edge in self.callers(scope))

    def _visit(self, frame: Frame) -> None:
        """Notes what a frame hands to libraries, the first time that it is seen."""
        if frame in self.seen:
            return
        self.seen.add(frame)
        calls = self.graph.calls(frame)
        self._hooks.update(place.scope for place in calls.placed if place.where == "model")
        for place in calls.placed:
            self._roles[place.scope] = (*self._roles.get(place.scope, ()), place)
            self._add(place.frame, place.where, Witness(place.role, place.site, None))
        self._queued.update(calls.notes.queued)
        for edge in calls.edges:
            self._callers.setdefault(edge.callee.scope, []).append(edge)
            self._calls_of.setdefault(edge.callee, []).append(edge)

    def _visit_with_helpers(self, frame: Frame) -> None:
        """Notes what a frame hands to libraries, itself or through helpers that it gives functions."""
        waiting = [frame]
        while waiting:
            current = waiting.pop()
            self._visit(current)
            callees = (edge.callee for edge in self.graph.calls(current).edges)
            waiting += [callee for callee in callees if callee not in self.seen and _is_given_functions(callee)]

    def _unseen(self, scopes: list[Scope]) -> list[Scope]:
        """The functions of which no frame was seen to run, and which are not defined in one that was."""
        seen = {frame.scope for frame in self.seen}
        return [
            scope
            for scope in scopes
            if scope.kind == "function" and scope not in seen and not self.is_out_of_reach(scope)
        ]

    def is_out_of_reach(self, scope: Scope) -> bool:
        """Whether what defines a function only speaks of it in branches that are not taken, in all its frames that run: the
        wrapper for plain functions, in a decorator that only coroutine functions are given to."""
        parent = scope.parent
        if parent is None or parent.kind != "function":
            return False
        self.inference.reads.mask |= self.inference.reads.ways(scope.place)
        frames = [frame for frame in self.inference.frames.all_of(parent) if frame in self.seen]
        return bool(frames) and all(scope.index in self.graph.calls(frame).notes.passed_over for frame in frames)

    def _runs_nowhere(self, scope: Scope) -> bool:
        """Whether nothing of a coroutine function runs, as far as is known: what defines it passes it over, or a model only
        calls it."""
        return self.is_out_of_reach(scope) or self.is_hook(scope)

    def _finish(self) -> None:
        self._roles = {scope: tuple(sorted(set(found), key=_place_order)) for scope, found in self._roles.items()}
        for frame in self.found:
            self._frames.setdefault(frame.scope, []).append(frame)
        for frames in self._frames.values():
            frames.sort(key=lambda frame: frame.order)

    def _has_context(self, scope: Scope) -> bool:
        return any(frame in self.found for frame in self.inference.frames.all_of(scope))

    def _assume(self, scope: Scope) -> None:
        """An `async def` without a known context: on the loop, unless only synchronous code starts it (`asyncio.run`), be it a
        decorator, or a method of its name is queued for another process, or it is where the project queues by dotted names."""
        callers = self.callers(scope)
        sync = [edge for edge in callers if not edge.site.scope.is_async]
        is_driven = bool(sync) and len(sync) == len(callers)
        where = "thread" if is_driven or self.inference.decorators.is_wrapped_in_def(scope) else "loop"
        is_queued = scope.is_method and scope.name in self._queued
        if not callers and (is_queued or (self._has_jobs and self.inference.once_or(False, is_spelled_beside, scope))):
            where = "process"
        self._add(self.inference.frames.plain(scope), where, Witness("coroutine", None, None))
        self._run()

    def _module_level(self, frame: Frame) -> None:
        calls = self.graph.calls(frame)
        for edge in calls.edges:
            where = "script" if edge.site.expression in calls.notes.in_script else "import"
            if _runs(edge):
                self._add(edge.callee, where, Witness("import", edge.site, frame))

    def _add(self, frame: Frame, where: str, witness: Witness) -> None:
        contexts = self.found.setdefault(frame, {})
        if where not in contexts and where not in _NOWHERE:
            contexts[where] = witness
            self._queue.append((frame, where))

    def _run(self) -> None:
        """Spreads contexts along calls. A `def` off the event loop that makes a coroutine does not run it: who drives that says
        so by a row. What is only assumed to run on the loop says nothing of functions that are seen to run once; what a
        function queues for another process, it runs itself only for want of a queue."""
        while self._queue:
            frame, where = self._queue.popleft()
            self._visit(frame)
            calls = self.graph.calls(frame)
            queued = {place.scope for place in calls.placed if place.where == "process"}
            elsewhere = self._once | queued if where == "loop" else frozenset()
            for edge in calls.edges:
                if (where == "loop" or _runs(edge)) and edge.callee.scope not in elsewhere:
                    self._add(edge.callee, where, Witness("call", edge.site, frame))


def _runs(edge: Edge) -> bool:
    """Whether a call runs the function, and does not only make its coroutine for somebody else."""
    return edge.driven or edge.site.scope.is_async or not edge.callee.scope.is_coroutine_function


def is_spelled_beside(scope: Scope) -> bool:
    """Whether a function's own module spells its dotted name, for a queue to find it: `"app.jobs.nightly.run"`."""
    own = set(scope.inner)
    return any(
        isinstance(node, m.String) and _names(node.text, scope)
        for other in scope.module.inner
        if other not in own
        for node in other.body.expressions
    )


def _names(text: str, scope: Scope) -> bool:
    """Whether a dotted name is that of a function, or of a method on something in the same module."""
    *path, name = text.split(".")
    owner = path.pop() if scope.is_method and path else ""
    is_owner = bool(scope.module.bound(owner)) if scope.is_method else scope.parent is scope.module
    file = f"/{scope.path}".removesuffix(".py").removesuffix("/__init__")
    return name == scope.name and is_owner and bool(path) and file.endswith(f"/{'/'.join(path)}")


def _is_given_functions(frame: Frame) -> bool:
    return any(isinstance(value, (ProjectFunction, Partial)) for _, values in frame.given for value in values)


def _place_order(place: Placed) -> tuple[str, ...]:
    site = f"{place.site.scope.path}:{place.site.expression:09}"
    return place.where, place.role, site, place.frame.order, place.wants, place.site.frame.order
