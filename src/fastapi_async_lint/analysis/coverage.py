"""How much of the code on the event loop is understood: by what each call was resolved, and what could not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from fastapi_async_lint import model as m

from .calls import CallGraph
from .contexts import Contexts
from .frame import Frame
from .inference import Inference
from .program import Scope
from .values import LibraryInstance, LibraryMethod, LibraryName, NameOnly, Produced, Unknown, Value

By = Literal["project", "library", "language", "name", "unknown library", "nothing"]
"""What says what a call does: code of the project, a row of a library, the language itself, the name of a method alone; or that a
library of which nothing is known is called, or nothing at all."""

_BEST_FIRST: tuple[By, ...] = ("project", "library", "language", "name", "unknown library", "nothing")


@dataclass
class Coverage:
    """The calls in code that runs on the event loop, by what they were resolved by; and those that were not."""

    calls: Counter[By] = field(default_factory=Counter)
    unresolved: Counter[str] = field(default_factory=Counter)
    """What is called, as it is written."""
    libraries: Counter[str] = field(default_factory=Counter)
    """The top-level modules of libraries of which nothing is known."""

    def add(self, other: Coverage) -> None:
        """Takes in what was found elsewhere."""
        self.calls.update(other.calls)
        self.unresolved.update(other.unresolved)
        self.libraries.update(other.libraries)


class Coverages:
    """Measures coverage."""

    def __init__(self, inference: Inference, graph: CallGraph, contexts: Contexts) -> None:
        self.inference = inference
        self.graph = graph
        self.contexts = contexts

    def of(self, scopes: Iterable[Scope]) -> Coverage:
        """The coverage of the functions among some scopes that run on the event loop."""
        found = Coverage()
        for scope in scopes:
            frames = [frame for frame in self.contexts.frames(scope) if "loop" in self.contexts.where(frame)]
            if frames:
                self._measure(scope, frames, found)
        return found

    def _measure(self, scope: Scope, frames: list[Frame], found: Coverage) -> None:
        for expression, node in enumerate(scope.body.expressions):
            if not isinstance(node, m.Call):
                continue
            by = min((self._resolved_by(frame, expression, node) for frame in frames), key=_BEST_FIRST.index)
            found.calls[by] += 1
            if by == "nothing":
                found.unresolved[_dotted(scope, node.function)] += 1
            elif by == "unknown library":
                for frame in frames:
                    found.libraries.update(self._libraries(frame, node))

    def _resolved_by(self, frame: Frame, expression: int, node: m.Call) -> By:
        calls = self.graph.calls(frame)
        if any(edge.site.expression == expression and edge.certain for edge in calls.edges):
            return "project"
        rows = [call for call in calls.library if call.site.expression == expression]
        if rows:
            return "language" if all(_path_of(call.callee).startswith("builtins.") for call in rows) else "library"
        made = self.inference.values(frame, expression)
        if any(isinstance(value, Produced) and isinstance(value.callee, NameOnly) for value in made):
            return "name"
        callees = [value for value in self.inference.values(frame, node.function) if not isinstance(value, Unknown)]
        if callees and all(_path_of(callee) for callee in callees):
            known = all(self.inference.knowledge.is_known_library(_path_of(callee)) for callee in callees)
            return "library" if known else "unknown library"
        if not callees and _is_of_literal(frame.scope, node.function):
            return "language"
        return "project" if callees else "nothing"

    def _libraries(self, frame: Frame, node: m.Call) -> set[str]:
        paths = (_path_of(callee) for callee in self.inference.values(frame, node.function))
        return {
            path.partition(".")[0] for path in paths if path and not self.inference.knowledge.is_known_library(path)
        }


def _path_of(value: Value) -> str:
    """The dotted path of a library's callable; empty for anything else."""
    match value:
        case LibraryName(path) | LibraryInstance(path):
            return path
        case LibraryMethod(owner):
            return owner.path
    return ""


def _is_of_literal(scope: Scope, function: int) -> bool:
    """Whether a method of a text, number, list or the like is called, right where that is written: `", ".join(names)`."""
    node = scope.nodes[function]
    owner = scope.nodes[node.value] if isinstance(node, m.Attribute) else None
    if isinstance(owner, m.Operation):
        return owner.operator == 'f""'
    return isinstance(owner, (m.String, m.Constant, m.Display, m.Comprehension))


def _dotted(scope: Scope, expression: int) -> str:
    """What is called, as it is written, without arguments: `self.client.get`."""
    node = scope.nodes[expression]
    match node:
        case m.Name(name):
            return name.partition("#")[0]
        case m.Attribute(value, name):
            return f"{_dotted(scope, value)}.{name}"
        case m.Call(function):
            return f"{_dotted(scope, function)}()"
        case m.Subscript(value):
            return f"{_dotted(scope, value)}[]"
        case m.Await(value):
            return _dotted(scope, value)
    return "..."
