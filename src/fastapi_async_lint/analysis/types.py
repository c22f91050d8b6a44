"""Types: annotations of the project, and the type texts of knowledge rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Fact
from fastapi_async_lint.model import NOTHING

from . import typetext
from .frame import Frame
from .program import Scope
from .values import (
    NONE,
    Annotated,
    LibraryInstance,
    LibraryName,
    Produced,
    ProjectClass,
    ProjectInstance,
    Site,
    TypeForm,
    TypeVariable,
    Value,
    Values,
    container,
    in_order,
    library_instance,
    numbered,
    union,
)

if TYPE_CHECKING:
    from .inference import Inference

_TYPING = frozenset(
    {"typing", "typing_extensions", "collections.abc", "collections", "builtins", "types", "contextlib"}
)
_CONTAINERS = {
    "list": "list", "List": "list", "Sequence": "list", "MutableSequence": "list", "Collection": "list",
    "Iterable": "list", "set": "set", "Set": "set", "frozenset": "set", "FrozenSet": "set", "deque": "list",
    "Iterator": "iterator", "Generator": "iterator",
}  # fmt: skip
_MAPPINGS = frozenset({"dict", "Dict", "Mapping", "MutableMapping", "defaultdict", "DefaultDict", "OrderedDict"})
_TRANSPARENT = frozenset({"ClassVar", "Final", "Required", "NotRequired", "ReadOnly", "InitVar"})
_ASYNC_RESULTS = {
    "Awaitable": "coroutine", "Coroutine": "coroutine", "AsyncIterator": "async_iterator",
    "AsyncGenerator": "async_iterator", "AsyncIterable": "async_iterator",
}  # fmt: skip
_NOT_CLASSES = frozenset({"Any", "TypeVar", "NoReturn", "Never", "Callable", "Self", "Literal", "Protocol", "Generic"})
_UNIONS = frozenset({"Optional", "Union"})

Meanings = Mapping[TypeVariable, Values]


class Types:
    """The instances that a type stands for."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference

    def instances(self, frame: Frame, expression: int, within: Frame | None = None) -> Values:
        """The instances that an annotation allows. `within`: the frame of the function that it belongs to, which may say what
        its type variables are."""
        if expression == NOTHING:
            return NONE
        return self.inference.once(self._instances, frame, expression, within)

    def _instances(self, frame: Frame, expression: int, within: Frame | None) -> Values:
        node = frame.scope.nodes[expression]
        match node:
            case m.Name() | m.Attribute():
                values = self.inference.values(frame, expression)
                found = self.inference.each(values, lambda value: self.instance_of(value, within or frame))
                return found or self._of_type_parameter(frame, node, within)
            case m.Operation("|", operands):
                return union(self.instances(frame, operand, within) for operand in operands)
            case m.Subscript(value, index):
                heads = self.inference.values(frame, value)
                return self.inference.each(heads, lambda head: self._generic(head, Site(frame, index), within))
            case m.Display(items=items):
                return union(self.instances(frame, item, within) for item in items)
        return NONE

    def instance_of(self, value: Value, within: Frame | None = None) -> Values:
        """The instances of a class, or of the classes that a type form allows."""
        match value:
            case LibraryName(path):
                name = typing_name(path)
                if name == "Self" and within is not None:
                    return self._own_instance(within)
                return NONE if name in _NOT_CLASSES else frozenset({LibraryInstance(path)})
            case ProjectClass(scope, home):
                return frozenset({ProjectInstance(scope, home)})
            case TypeForm(site):
                return self.instances(site.frame, site.expression, within)
            case TypeVariable():
                return self._variable(value, within)
        return NONE

    def _own_instance(self, frame: Frame) -> Values:
        """What `Self` means in this frame."""
        current: Frame | None = frame
        while current is not None and current.scope.kind != "class":
            current = current.parent
        return NONE if current is None else frozenset({self.inference.names.own_instance(current)})

    def _generic(self, head: Value, place: Site, within: Frame | None) -> Values:
        if not isinstance(head, LibraryName):
            return self._parametrized(head, place, within)
        parts = self.parts(place)
        name = typing_name(head.path)
        if name in _UNIONS or name in _TRANSPARENT:
            return union(self.instances(*part, within) for part in parts)
        if name == "Annotated":
            return self.instances(*parts[0], within) or union(self.inference.values(*part) for part in parts[1:])
        if name in _CONTAINERS:
            return frozenset({container(_CONTAINERS[name], self.instances(*parts[0], within))})
        if name in _MAPPINGS and len(parts) == 2:
            return frozenset({container("dict", self.instances(*parts[1], within))})
        if name in ("tuple", "Tuple"):
            items = [self.instances(*part, within) for part in parts]
            is_endless = len(parts) == 2 and self._is_ellipsis(parts[1])
            return frozenset({container("tuple", union(items), () if is_endless else numbered(items))})
        if name in ("type", "Type"):
            return self._classes(parts[0], within)
        if name in _ASYNC_RESULTS:
            return frozenset({self._lazy(_ASYNC_RESULTS[name], parts[-1] if name == "Coroutine" else parts[0], place)})
        if name == "Callable":
            return frozenset({Annotated(parts[-1])}) if len(parts) == 2 else NONE
        return NONE if name else frozenset({library_instance(head.path, self._arguments(place, within))})

    def _parametrized(self, head: Value, place: Site, within: Frame | None) -> Values:
        if isinstance(head, ProjectClass):
            return frozenset({ProjectInstance(head.scope, head.home, self._arguments(place, within))})
        return self.instance_of(head, within)

    @staticmethod
    def _lazy(kind: str, result: Site, place: Site) -> Produced:
        return Produced(kind, Annotated(result), place)

    @staticmethod
    def _is_ellipsis(place: Site) -> bool:
        return place.scope.nodes[place.expression] == m.Constant("...")

    def _classes(self, place: Site, within: Frame | None) -> Values:
        """The classes that `type[X]` stands for."""
        found = self.inference.values(*place)
        if any(isinstance(value, TypeVariable) for value in found):
            instances = self.instances(*place, within)
            return frozenset(value.class_ for value in instances if isinstance(value, ProjectInstance))
        return found

    def parts(self, place: Site) -> list[Site]:
        """The types between the brackets."""
        node = place.scope.nodes[place.expression]
        items = node.items if isinstance(node, m.Display) and node.kind == "tuple" else (place.expression,)
        return [Site(place.frame, item) for item in items]

    def arguments(self, frame: Frame, index: int, meanings: Meanings | None = None) -> tuple[Values, ...]:
        """The type arguments between brackets; `meanings` says what type variables stand for."""
        found = []
        for part in self.parts(Site(frame, index)):
            variables = [v for v in self.inference.values(*part) if isinstance(v, TypeVariable)]
            known = union((meanings or {}).get(variable, NONE) for variable in variables)
            found.append(known or self.instances(*part))
        return tuple(found)

    def _arguments(self, place: Site, within: Frame | None) -> tuple[Values, ...]:
        return tuple(self.instances(*part, within) for part in self.parts(place))

    # --- type variables

    def type_parameter(self, scope: Scope, name: str) -> TypeVariable:
        """The type variable that a class or function declares in brackets behind its name."""
        return TypeVariable(Site(self.inference.frames.plain(scope), NOTHING), name)

    def _of_type_parameter(self, frame: Frame, node: m.Expression, within: Frame | None) -> Values:
        """What a name stands for that a surrounding class or function declares as type parameter."""
        current = within or frame
        while isinstance(node, m.Name) and current is not None:
            definition = current.scope.class_ or current.scope.function
            if definition is not None and node.id in definition.type_parameters:
                return self._variable(self.type_parameter(current.scope, node.id), current)
            if current.parent is None:
                break
            current = current.parent
        return NONE

    def _variable(self, variable: TypeVariable, within: Frame | None) -> Values:
        """What a type variable stands for in a frame: by what the function was given, by the instance, or its bound."""
        current = within
        while current is not None:
            found = NONE
            if current.scope.kind == "function":
                found = self._by_parameters(current, variable)
            elif current.receiver is not None:
                found = self.inference.hierarchy.stands_for(current.receiver, current.scope, variable)
            if found:
                return found
            current = current.parent
        return self._bound(variable)

    def _by_parameters(self, frame: Frame, variable: TypeVariable) -> Values:
        """A type variable by a parameter `x: T` or `class_: type[T]` for which something is given."""
        function = frame.scope.function
        if function is None or frame.parent is None or not frame.given:
            return NONE
        found = NONE
        for parameter in function.parameters:
            given = frame.given_for(parameter.name)
            if given is None or parameter.annotation == NOTHING:
                continue
            node = frame.parent.scope.nodes[parameter.annotation]
            if self._is_variable(frame, parameter.annotation, variable):
                found |= given
            elif isinstance(node, m.Subscript) and self._is_variable(frame, node.key, variable):
                found |= self.inference.each(given, self.instance_of)
        return found

    def _is_variable(self, frame: Frame, expression: int, variable: TypeVariable) -> bool:
        assert frame.parent is not None
        node = frame.parent.scope.nodes[expression]
        if variable.site.expression == NOTHING:
            return node == m.Name(variable.name) and variable.site.scope is frame.scope
        return variable in self.inference.values(frame.parent, expression)

    def _bound(self, variable: TypeVariable) -> Values:
        """The instances of a `TypeVar`'s bound or constraints."""
        frame, expression = variable.site
        node = frame.scope.nodes[expression] if expression != NOTHING else None
        if not isinstance(node, m.Call):
            return NONE
        places = [
            a.value for place, a in enumerate(node.arguments) if a.keyword == "bound" or (place and not a.keyword)
        ]
        return union(self.instances(frame, place) for place in places)

    def variables(self, frame: Frame, base: int) -> Iterator[tuple[Value, list[TypeVariable]]]:
        """The type variables that a base class is applied to, with that class."""
        node = frame.scope.nodes[base]
        if isinstance(node, m.Subscript):
            found = [
                value
                for part in self.parts(Site(frame, node.key))
                for value in in_order(self.inference.values(*part))
                if isinstance(value, TypeVariable)
            ]
            for head in in_order(self.inference.values(frame, node.value)):
                yield head, found

    # --- type texts

    def of_text(self, text: str, owner: LibraryInstance | None, call: tuple[Site, Fact] | None) -> Values:
        """The values of a knowledge row's type text, for this receiver and call."""
        found = typetext.evaluate(typetext.parse(text), _TypeQuestions(self.inference, owner, call))
        return self.inference.stated.instances(found)


def typing_name(path: str) -> str:
    """`Optional` for `typing.Optional`; empty for a name that is not of the type language."""
    module, _, name = path.rpartition(".")
    return name if module in _TYPING else ""


class _TypeQuestions:
    """What a type text may ask about the call that it is evaluated for."""

    def __init__(self, inference: Inference, owner: LibraryInstance | None, call: tuple[Site, Fact] | None) -> None:
        self.inference = inference
        self.owner = owner
        self.call = call

    def receiver(self) -> Values:
        return NONE if self.owner is None else frozenset({self.owner})

    def parameter(self, place: int) -> Values:
        arguments = self.owner.arguments if self.owner is not None else ()
        return arguments[place] if place < len(arguments) else NONE

    def argument(self, name: str) -> Values:
        if self.call is None:
            return NONE
        site, fact = self.call
        expression = self.inference.results.argument(site, fact.parameters, name)
        return self.inference.values(site.frame, expression)

    def instance(self, name: str) -> Values:
        return self.inference.each(self.argument(name), self.inference.types.instance_of)

    def called(self, name: str) -> Values:
        if self.call is None:
            return NONE
        results = self.inference.results
        site, fact = self.call
        passed = results.passed_on(site, fact, name)
        return self.inference.each(self.argument(name), lambda value: results.result(value, site, passed))

    def injected(self, name: str) -> Values:
        if self.call is None:
            return NONE
        site = self.call[0]
        return self.inference.each(self.argument(name), lambda value: self.inference.results.injected(value, site))

    def awaited(self, name: str) -> Values:
        return self.inference.each(self.argument(name), self.inference.results.awaited)

    def entered(self, name: str) -> Values:
        results = self.inference.results
        return self.inference.each(
            self.argument(name),
            lambda value: results.entered(value, is_async=False) or results.entered(value, is_async=True),
        )

    def item(self, name: str) -> Values:
        return self.inference.each(self.argument(name), self.inference.results.iterated)
