"""What calls do: names and types, the call graph, where functions run, what blocks, what becomes of coroutines.

`Analysis` is what rules ask.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from fastapi_async_lint.knowledge import OFFLOAD_LIBRARIES, Knowledge
from fastapi_async_lint.project import Project
from fastapi_async_lint.source import deep_recursion

from .answers import MissingAnswerError
from .blocking import LIGHT, Block, Blocking
from .calls import CallGraph, Edge, LibraryCall, Placed, having
from .cancellation import Cancellation, Swallowed
from .contexts import Contexts, Witness
from .coverage import By, Coverage, Coverages
from .earlier import Earlier, Made, State, snapshot, state_of
from .early import Early, EarlyEnds
from .entries import Entries, Entry, Verdict, why_here
from .fate import DELIVERING_ROLES, Fate, Fates
from .handed import Handed, HandedOver
from .held import Held, Locks
from .inference import Inference
from .kinds import TAKES_BOTH, Kinds
from .loading import Loading
from .loopless import Loopless, Loops
from .lost_context import ContextVariables, LostContext
from .nesting import Nested, Nesting
from .overlap import Leaf, Overlaps, Round, Row
from .parameters import Parameters, QueryParameter
from .program import Program, Scope, every
from .protocols import Protocols, Thing, Things
from .reads import Packed, Reads, packed
from .rebuilding import Rebuilding
from .repeats import Repeat, Repeats
from .tasks import Dropped, Tasks
from .together import Clash, Gatherings, Member, Together
from .values import Produced, Site, Value, Values, union

__all__ = [
    "DELIVERING_ROLES",
    "LIGHT",
    "TAKES_BOTH",
    "Analysis",
    "Block",
    "By",
    "Clash",
    "Coverage",
    "Dropped",
    "Early",
    "Edge",
    "Entry",
    "Fate",
    "Handed",
    "Held",
    "Leaf",
    "LibraryCall",
    "Loopless",
    "LostContext",
    "Made",
    "Member",
    "Nested",
    "Placed",
    "Produced",
    "QueryParameter",
    "Repeat",
    "Round",
    "Row",
    "Scope",
    "Site",
    "Swallowed",
    "Thing",
    "Things",
    "Together",
    "Value",
    "Values",
    "Verdict",
    "Witness",
    "every",
    "having",
    "why_here",
]


class Analysis:
    """One analysed project."""

    def __init__(self, project: Project, knowledge: Knowledge, document: object = None) -> None:
        """`document` is what an earlier analysis of the project left for the next one, by `document` of this one."""
        self.project = project
        self.knowledge = knowledge
        with deep_recursion():
            try:
                self._begin(None if document is None else Earlier(project, document))
                self._solve()
            except (LookupError, TypeError, ValueError, AttributeError):
                if document is None:
                    raise
                self._begin(None)  # the document is damaged
                self._solve()
        self.coverages = Coverages(self.inference, self.graph, self.contexts)
        self.fates = Fates(self.inference, self.contexts)
        self.protocols = Protocols(self.inference, self.contexts)
        self.handed = HandedOver(self.inference, self.graph, self.contexts)
        self.repeats = Repeats(self.inference, self.contexts)
        self.early_ends = EarlyEnds(self.inference)
        self.loops = Loops(self.inference, self.graph, self.contexts)
        self.tasks = Tasks(self.contexts, self.fates)
        self.gatherings = Gatherings(self.contexts)
        self.rebuilding = Rebuilding(self.contexts)
        self.context_variables = ContextVariables(self.contexts)
        self.parameters = Parameters(self.contexts)
        self.cancellation = Cancellation(self.contexts)
        self.locks = Locks(self.contexts)
        self.nesting = Nesting(self.contexts)
        self.overlaps = Overlaps(self.inference, self.contexts)
        self.entries = Entries(self.inference, self.contexts, self.blocking, self.fates, self.loops)
        self.loading = Loading(self.inference)
        self.kinds = Kinds(self.inference, self.contexts, self.blocking, self.entries)

    def _begin(self, earlier: Earlier | None) -> None:
        reads = Reads(self.project.request_paths()) if earlier is None else earlier.reads
        self.earlier = self._untaken = earlier
        self.kept = 0
        """How many scopes had findings in the document that was kept last."""
        self._taken = 0
        self.program = Program(self.project, reads, {} if earlier is None else earlier.outlines())
        self.inference = Inference(self.program, self.knowledge)
        self.graph = CallGraph(self.inference)
        if earlier is not None:
            earlier.restore(self.inference, self.graph)
        self.inference.hierarchy.subclasses()  # first, always: the answers that wait for it depend on when it is asked

    def _solve(self) -> None:
        weights = None if self.earlier is None else self.earlier.weights
        with self.inference.reads.aside():
            self.contexts = Contexts(self.program, self.inference, self.graph)
            self.blocking = Blocking(self.inference, self.graph, self.contexts, weights)

    def values(self, scope: Scope, expression: int) -> Values:
        """What an expression of a scope can stand for, in any way in which the scope runs."""
        frames = self.contexts.ways(scope)
        return union(self.inference.values(frame, expression) for frame in frames)

    def has_thread_pool(self, scope: Scope) -> bool:
        """Whether a library that brings a function to run calls in worker threads is loaded wherever a scope's file is."""
        return self.loading.brings(scope.path, OFFLOAD_LIBRARIES)

    # --- between one analysis and the next

    @cached_property
    def _state(self) -> State:
        with deep_recursion(), self.inference.reads.aside():
            return state_of(self.contexts, self.blocking, [self.nesting.is_patched])

    @cached_property
    def made(self) -> dict[tuple[str, int], Made]:
        """By the keys of scopes, the findings that are made: at first those of the earlier analysis that hold still."""
        if self.earlier is None:
            return {}
        try:
            self.earlier.settle(self._state)
            made = dict(self.earlier.findings())
            self._taken = len(made)
            return made
        except (LookupError, TypeError, ValueError, AttributeError):  # the document is damaged
            return {}

    @property
    def news(self) -> float:
        """How many frames and findings the document that the analysis began with does not have; infinite where there is none."""
        return math.inf if self.earlier is None else self.earlier.anew + len(self.made) - self._taken

    def taken_files(self) -> list[str]:
        """The files of which all findings are made by the earlier analysis; none when that is asked again."""
        earlier, self._untaken = self._untaken, None
        paths = self.project.request_paths() if earlier is not None else ()
        return [path for path in paths if all(scope.key in self.made for scope in self.scopes(path))]

    @contextmanager
    def noting(self, scope: Scope) -> Iterator[Callable[[], Packed]]:
        """Meanwhile, the findings of a scope are made; what is given says at the end from what."""
        reads = self.inference.reads
        own = scope.read_with_body | reads.ways(scope.place)
        with reads.apart() as mask:
            yield lambda: packed(own | mask)

    def document(self) -> dict[str, Any] | None:
        """What the next analysis begins with, as plain data; `None` where there cannot be any."""
        try:
            return self._snapshot()
        except MissingAnswerError:
            return None

    def _snapshot(self) -> dict[str, Any] | None:
        return snapshot(self.inference, self.graph, self.blocking, self._state, self.made, self.earlier)

    def wrong_rows(self) -> Iterator[tuple[str, str]]:
        """The paths of own rows about names of the project that nothing can be made of, with the reason."""
        return self.inference.stated.wrong()

    def scopes(self, path: str) -> Iterator[Scope]:
        """All scopes of a file, in order; none when it cannot be read as Python."""
        module = self.program.module(path)
        if module is not None:
            yield from module.inner
