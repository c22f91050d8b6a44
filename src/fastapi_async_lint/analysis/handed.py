"""What calls hand to libraries to run: `add_task(f)`, `Depends(f)`, `to_thread(f)`.

In: a scope. Out: each argument that a row says is run, with where, and by what.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fastapi_async_lint.knowledge import Fact, Placement
from fastapi_async_lint.model import NOTHING

from .calls import CallGraph, having
from .contexts import Contexts
from .inference import Inference
from .program import Scope
from .values import ProjectFunction, Site, Value, in_order


class Handed(NamedTuple):
    """One argument of one call: `parameter` of what `fact` is about is run as `placement` says."""

    site: Site
    argument: int
    parameter: str
    placement: Placement
    callee: Value
    fact: Fact


class HandedOver:
    """Answers about one program."""

    def __init__(self, inference: Inference, graph: CallGraph, contexts: Contexts) -> None:
        self.inference = inference
        self.graph = graph
        self.contexts = contexts

    def of(self, scope: Scope) -> Iterator[Handed]:
        """What the calls of a scope hand over, in any way in which it runs; each argument once for each such way."""
        for frame in self.contexts.ways(scope):
            for call in having(self.graph.calls(frame), "runs"):
                for parameter, placement in call.fact.runs.items() if call.is_written else ():
                    argument = self.inference.results.argument(call.site, call.fact.parameters, parameter)
                    if argument != NOTHING:
                        yield Handed(call.site, argument, parameter, placement, call.callee, call.fact)

    def values(self, handed: Handed) -> list[Value]:
        """What is handed over."""
        return in_order(self.inference.values(handed.site.frame, handed.argument))

    def is_coroutine_function(self, handed: Handed) -> bool:
        """Whether certainly a coroutine function is: one that a parameter stands for only if every caller gives such a one."""
        is_one = self.inference.guards.matcher("coroutine function")
        ways = self.contexts.ways(handed.site.scope)
        each = [self.inference.values(frame, handed.argument) for frame in ways]
        return all(values and all(map(is_one, values)) for values in each) and not self._is_awaited_again(handed.site)

    def _is_awaited_again(self, site: Site) -> bool:
        """`await (await to_thread(f))`."""
        kind, by = site.scope.uses[site.expression]
        return kind == "awaited" and site.scope.uses[by].kind == "awaited"

    def is_called(self, function: Scope) -> bool:
        """Whether the project calls something by the name of a function."""
        return bool(self.inference.index.calls(function.name))

    def managers(self, handed: Handed) -> list[ProjectFunction]:
        """The functions that are handed over, if all are decorated as context managers."""
        values = self.values(handed)
        managers = [value for value in values if isinstance(value, ProjectFunction) and value.wraps in _MANAGERS]
        return managers if len(managers) == len(values) else []


_MANAGERS = frozenset({"context", "async_context"})
