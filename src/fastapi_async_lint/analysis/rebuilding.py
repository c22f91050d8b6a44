"""Clients and pools that are made to be kept, and are built for every request all the same.

In: a scope. Out: the calls in it that build one, where a request runs them each time and nothing keeps what they give.
"""

from __future__ import annotations

from fastapi_async_lint import model as m

from .calls import LibraryCall, having
from .contexts import Contexts
from .flow import ends_of
from .frame import Frame
from .program import Binding, Scope, assignments
from .values import LibraryInstance, LibraryName, ProjectFunction


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
            for call in having(calls, "reuse"):
                expression = call.site.expression
                is_anew = expression not in calls.once and not self._shares(frame, expression)
                if is_anew and self._is_let_go(scope, expression):
                    found.setdefault(expression, call)
        return [found[expression] for expression in sorted(found)]

    def _is_cached(self, frame: Frame) -> bool:
        """Whether a decorator keeps what the function gives."""
        if frame.parent is None:
            return False
        values = self.inference.decorators.decorated(frame.scope, frame.parent)
        return any(isinstance(value, ProjectFunction) and value.wraps == "cached" for value in values)

    def _shares(self, frame: Frame, expression: int) -> bool:
        """Whether what costs is given to the call: a pool, or another client."""
        node = frame.scope.nodes[expression]
        given = [argument.value for argument in node.arguments] if isinstance(node, m.Call) else []
        return any(
            isinstance(value, LibraryInstance) and self._is_kept(value)
            for argument in given
            for value in self.inference.values(frame, argument)
        )

    def _is_kept(self, value: LibraryInstance) -> bool:
        fact = self.inference.results.fact_of(LibraryName(value.path))
        return fact is not None and fact.reuse

    def _is_let_go(self, scope: Scope, expression: int) -> bool:
        """Whether a call builds the same thing for every request, and nothing that outlives the request gets it."""
        return not (
            self._depends(scope, expression)
            or self._is_stored(scope, expression)
            or (self._is_returned(scope, expression) and self._is_stored_by_callers(scope))
        )

    def _is_returned(self, scope: Scope, expression: int) -> bool:
        """Whether a function returns what a call gives, itself or by a name."""
        kind, by = scope.uses[expression]
        name = scope.nodes[by] if kind == "bound" else None
        returned = self.inference.results.return_expressions(scope)
        return any(place == expression or scope.nodes[place] == name for place in returned)

    def _is_stored_by_callers(self, scope: Scope) -> bool:
        """Whether everybody who calls a function stores what it gives, and no framework calls it."""
        callers = self.contexts.callers(scope)
        return (
            bool(callers)
            and not self.contexts.placed(scope)
            and all(self._is_stored(edge.site.scope, edge.site.expression) for edge in callers)
        )

    def _depends(self, scope: Scope, expression: int) -> bool:
        """Whether an argument is of this request: a name of the function, or an attribute that its object was given."""
        node, ends = scope.nodes[expression], ends_of(scope.body)
        own = scope.own_name
        for argument in node.arguments if isinstance(node, m.Call) else ():
            for index in range(argument.value, ends[argument.value]):
                match scope.nodes[index]:
                    case m.Name(name) if name != own and scope.bound(name):
                        return True
                    case m.Attribute(value, name) if own and scope.nodes[value] == m.Name(own):
                        if self._is_given(scope, name):
                            return True
        return False

    def _is_given(self, method: Scope, name: str) -> bool:
        """Whether an attribute holds what somebody else put there: a method got it, or it is a field, or a property says it."""
        assert method.parent is not None, "a method stands in a class"
        hierarchy, classes = self.inference.hierarchy, self.inference.classes
        line = [class_.scope for class_ in hierarchy.line(hierarchy.plain(method.parent)).classes]
        if any(name in class_.annotated_names for class_ in line):
            return True
        stores = [store for class_ in line for store in classes.stores_of(class_, name)]
        if stores:
            return any(_reads_parameter(store) for store in stores)
        bindings = [binding for class_ in line for binding in class_.bound(name)]
        return not bindings or any(
            binding.kind == "function" or binding.annotation != m.NOTHING for binding in bindings
        )

    @staticmethod
    def _is_stored(scope: Scope, expression: int) -> bool:
        """Whether what a call gives is put into an attribute, an item or a global name; an attribute of a new object is none."""
        kind, by = scope.uses[expression]
        while kind in ("option", "passed", "awaited", "element", "argument"):
            kind, by = scope.uses[by]
        together = (statement.targets for statement in assignments(scope) if by in statement.targets)
        return kind == "bound" and any(_outlives(scope, target) for target in next(together, (by,)))


def _outlives(scope: Scope, place: int) -> bool:
    """Whether what is bound at a place outlives the call of the function: something else than a name of its own, which is put
    nowhere else."""
    target = scope.nodes[place]
    if isinstance(target, m.Name):
        return target.id in scope.outer_names or any(
            use.kind == "bound" and not isinstance(scope.nodes[use.by], m.Name)
            for index, use in enumerate(scope.body.uses)
            if scope.nodes[index] == target
        )
    return scope.name != "__init__"


def _reads_parameter(store: Binding) -> bool:
    """Whether what is stored is made of what a method was given."""
    scope = store.scope
    given = {parameter.name for parameter in scope.function.parameters[1:]} if scope.function is not None else set()
    tree = range(store.expression, ends_of(scope.body)[store.expression]) if store.expression != m.NOTHING else range(0)
    return any(isinstance(node := scope.nodes[index], m.Name) and node.id in given for index in tree)
