"""How an object is known: by where it is made, or only by what an annotation says.

An annotation may be wrong where nothing checks it: `db: Session` of what is an `AsyncSession`, which the function rightly awaits.
So what contradicts the code around it has to rest on the place that makes the object.
"""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .frame import Frame
from .inference import Inference
from .program import Binding, Scope
from .values import (
    LibraryInstance,
    LibraryMethod,
    LibraryName,
    ProjectClass,
    ProjectFunction,
    ProjectModule,
    Site,
    Value,
)


class Proof:
    """Answers about one program."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        self._asked: set[tuple[Frame, int]] = set()

    def is_made(self, frame: Frame, expression: int) -> bool:
        """Whether what an expression stands for is known by where it is made."""
        if expression == NOTHING or (frame, expression) in self._asked:
            return False
        self._asked.add((frame, expression))
        try:
            return self._is_made(frame, expression)
        finally:
            self._asked.discard((frame, expression))

    def _is_made(self, frame: Frame, expression: int) -> bool:
        match frame.scope.nodes[expression]:
            case m.Name(name):
                bindings = self.inference.names.bindings_of_use(frame.scope, expression)
                return bool(bindings) and all(self._is_bound_to_made(frame, name, binding) for binding in bindings)
            case m.Attribute(value, name):
                return self._is_attribute_made(frame, value, name)
            case m.Call(function):
                callees = self.inference.values(frame, function)
                return bool(callees) and all(self._gives_made(callee, Site(frame, expression)) for callee in callees)
            case m.Await(value) | m.Walrus(value=value):
                return self.is_made(frame, value)
            case m.Choice(options=options):
                return all(self.is_made(frame, option) for option in options)
        return False

    def _is_bound_to_made(self, frame: Frame, name: str, binding: Binding) -> bool:
        match binding.kind:
            case "value" | "entered" | "async entered":
                home = frame.within(binding.scope)
                return home is not None and not binding.unpacked and self.is_made(home, binding.expression)
            case "parameter":
                home = frame.within(binding.scope)
                return home is not None and self._is_parameter_made(home, name, binding.index)
            case "narrowed":
                return all(self._is_bound_to_made(frame, name, previous) for previous in binding.previous)
        return binding.kind in ("import", "function", "class")

    def _is_parameter_made(self, frame: Frame, name: str, index: int) -> bool:
        """A receiver, what a caller is seen to pass, or what FastAPI injects."""
        function = frame.scope.function
        if function is None or frame.parent is None:
            return False
        if (index == 0 and frame.scope.is_method) or frame.given_for(name):
            return True
        parameter = function.parameters[index]
        parent = frame.parent
        injected = [self.inference.values(parent, call) for call in _calls_beside(parent.scope, parameter)]
        return any(injected) and all(
            values and values == self.inference.names.parameter(frame, index) and self._is_injected(parent, call)
            for values, call in zip(injected, _calls_beside(parent.scope, parameter), strict=True)
        )

    def _is_injected(self, frame: Frame, call: int) -> bool:
        """Whether the dependency that is named in a call makes what it gives."""
        node = frame.scope.nodes[call]
        given = (
            self.inference.values(frame, node.arguments[0].value) if isinstance(node, m.Call) and node.arguments else ()
        )
        return bool(given) and all(self._gives_made(value, Site(frame, call)) for value in given)

    def _is_attribute_made(self, frame: Frame, value: int, name: str) -> bool:
        owners = self.inference.values(frame, value)
        if owners and all(isinstance(owner, (ProjectModule, LibraryName)) for owner in owners):
            return True
        if owners and all(isinstance(owner, LibraryInstance) for owner in owners):
            return self.is_made(frame, value)
        class_ = frame.scope.parent if frame.scope.is_method else None
        if class_ is None or frame.scope.nodes[value] != m.Name(frame.scope.own_name):
            return False
        stores = self.inference.classes.stores_of(class_, name)
        return bool(stores) and all(
            store.kind == "value" and self.is_made(self.inference.frames.plain(store.scope), store.expression)
            for store in stores
        )

    def _gives_made(self, callee: Value, site: Site) -> bool:
        match callee:
            case ProjectClass() | LibraryName() | LibraryInstance():
                return True
            case LibraryMethod():
                node = site.scope.nodes[site.expression]
                function = site.scope.nodes[node.function] if isinstance(node, m.Call) else None
                return not isinstance(function, m.Attribute) or self.is_made(site.frame, function.value)
            case ProjectFunction(scope):
                frame = self.inference.frames.make(scope, callee.home)
                places = list(_given_by(scope))
                return bool(places) and all(self.is_made(frame, place) for place in places)
        return False


def _given_by(scope: Scope) -> Iterator[int]:
    """What a function returns, or, a generator, yields."""
    for index, node in enumerate(scope.body.expressions):
        if scope.is_generator:
            if isinstance(node, m.Yield) and node.value != NOTHING:
                yield node.value
        elif scope.uses[index].kind == "returned" and node != m.Constant("None"):
            yield index


def _calls_beside(scope: Scope, parameter: m.Parameter) -> list[int]:
    """The call that is a parameter's default, or those in its annotation: `Annotated[Session, Depends(get_db)]`."""
    if parameter.default != NOTHING:
        return [parameter.default] if isinstance(scope.nodes[parameter.default], m.Call) else []
    node = scope.nodes[parameter.annotation] if parameter.annotation != NOTHING else None
    key = scope.nodes[node.key] if isinstance(node, m.Subscript) else None
    items = key.items if isinstance(key, m.Display) else ()
    return [item for item in items if isinstance(scope.nodes[item], m.Call)]
