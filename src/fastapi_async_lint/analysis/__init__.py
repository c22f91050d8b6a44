"""What calls do: names and types, the call graph, where functions run, what blocks, what becomes of coroutines.

`Analysis` is what rules ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from fastapi_async_lint.knowledge import OFFLOAD_LIBRARIES, Knowledge
from fastapi_async_lint.project import Project
from fastapi_async_lint.source import deep_recursion

from .blocking import LIGHT, Block, Blocking
from .calls import CallGraph, Edge, LibraryCall, Placed
from .cancellation import Cancellation, Swallowed
from .contexts import Contexts, Witness
from .coverage import By, Coverage, Coverages
from .early import Early, EarlyEnds
from .entries import Entries, Entry, Verdict, why_here
from .fate import DELIVERING_ROLES, Fate, Fates
from .handed import Handed, HandedOver
from .held import Held, Locks
from .inference import Inference
from .kinds import TAKES_BOTH, Kinds
from .loopless import Loopless, Loops
from .lost_context import ContextVariables, LostContext
from .nesting import Nested, Nesting
from .overlap import Leaf, Overlaps, Round, Row
from .parameters import Parameters, QueryParameter
from .program import Program, Scope, every
from .protocols import Protocols, Thing, Things
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
    "why_here",
]


class Analysis:
    """One analysed project."""

    def __init__(self, project: Project, knowledge: Knowledge) -> None:
        self.project = project
        self.knowledge = knowledge
        self.program = Program(project)
        self.inference = Inference(self.program, knowledge)
        self.graph = CallGraph(self.inference)
        with deep_recursion():
            self.contexts = Contexts(self.program, self.inference, self.graph)
            self.blocking = Blocking(self.inference, self.graph, self.contexts)
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
        self.entries = Entries(self.inference, self.contexts, self.blocking, self.fates)
        self.kinds = Kinds(self.inference, self.contexts, self.blocking, self.entries)

    def values(self, scope: Scope, expression: int) -> Values:
        """What an expression of a scope can stand for, in any way in which the scope runs."""
        frames = self.contexts.ways(scope)
        return union(self.inference.values(frame, expression) for frame in frames)

    @cached_property
    def has_thread_pool(self) -> bool:
        """Whether the project uses a library that brings a function to run calls in worker threads."""
        return any(
            binding.imported is not None and binding.imported.module.partition(".")[0] in OFFLOAD_LIBRARIES
            for module in self.program.modules()
            for bindings in module.bindings.values()
            for binding in bindings
        )

    def wrong_rows(self) -> Iterator[tuple[str, str]]:
        """The paths of own rows about names of the project that nothing can be made of, with the reason."""
        return self.inference.stated.wrong()

    def scopes(self, path: str) -> Iterator[Scope]:
        """All scopes of a file, in order; none when it cannot be read as Python."""
        module = self.program.module(path)
        if module is not None:
            yield from module.inner
