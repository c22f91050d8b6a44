"""Clients and pools that are made to be kept, and are built for every request all the same.

In: a scope. Out: the calls in it that build one, where a request runs them each time and nothing keeps what they give.
"""

from __future__ import annotations

from fastapi_async_lint import model as m

from .calls import LibraryCall
from .contexts import Contexts
from .flow import ends_of
from .frame import Frame
from .program import Scope
from .values import ProjectFunction


class Rebuilding:
    """Finds what is built again and again."""

    def __init__(self, contexts: Contexts) -> None:
        self.contexts = contexts
        self.graph = contexts.graph
        self.inference = contexts.inference

    def rebuilt(self, scope: Scope) -> list[LibraryCall]:
        """The calls in a function that build something for each request that is made to be kept, in order of text."""
        found: dict[int, LibraryCall] = {}
        for frame in self.contexts.serving_each(scope) if scope.kind == "function" else []:
            if self._is_cached(frame):
                continue
            calls = self.graph.calls(frame)
            for call in calls.library:
                expression = call.site.expression
                if call.fact.reuse and expression not in calls.once and self._is_let_go(scope, expression):
                    found.setdefault(expression, call)
        return [found[expression] for expression in sorted(found)]

    def _is_cached(self, frame: Frame) -> bool:
        """Whether a decorator keeps what the function gives."""
        if frame.parent is None:
            return False
        values = self.inference.decorators.decorated(frame.scope, frame.parent)
        return any(isinstance(value, ProjectFunction) and value.wraps == "cached" for value in values)

    def _is_let_go(self, scope: Scope, expression: int) -> bool:
        """Whether a call builds the same thing for every request, and nothing that outlives the request gets it."""
        return not self._depends(scope, expression) and not self._is_stored(scope, expression)

    @staticmethod
    def _depends(scope: Scope, expression: int) -> bool:
        """Whether an argument is of this request: a name of the function other than `self`."""
        node = scope.body.expressions[expression]
        own = (
            scope.function.parameters[0].name
            if scope.is_method and scope.function and scope.function.parameters
            else ""
        )
        ends = ends_of(scope.body)
        for argument in node.arguments if isinstance(node, m.Call) else ():
            for index in range(argument.value, ends[argument.value]):
                name = scope.body.expressions[index]
                if isinstance(name, m.Name) and name.id != own and name.id in scope.bindings:
                    return True
        return False

    @staticmethod
    def _is_stored(scope: Scope, expression: int) -> bool:
        """Whether what a call gives is put into an attribute, an item or a global name; an attribute of a new object is none."""
        kind, by = scope.body.uses[expression]
        while kind in ("option", "passed", "awaited", "element", "argument"):
            kind, by = scope.body.uses[by]
        if kind != "bound":
            return False
        target = scope.body.expressions[by]
        if isinstance(target, m.Name):
            return target.id in scope.outer_names or any(
                use.kind == "bound" and not isinstance(scope.body.expressions[use.by], m.Name)
                for index, use in enumerate(scope.body.uses)
                if scope.body.expressions[index] == target
            )
        return scope.name != "__init__"
