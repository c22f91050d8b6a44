"""Types: annotations of the project, and the type texts of knowledge rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Fact
from fastapi_async_lint.model import NOTHING

from . import typetext
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
    Value,
    Values,
    container,
    library_instance,
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


class Types:
    """The instances that a type stands for."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference

    def instances(self, scope: Scope, expression: int) -> Values:
        """The instances that an annotation allows."""
        if expression == NOTHING:
            return NONE
        return self.inference.once(("instances", scope, expression), lambda: self._instances(scope, expression))

    def _instances(self, scope: Scope, expression: int) -> Values:
        node = scope.body.expressions[expression]
        match node:
            case m.Name() | m.Attribute():
                return self.inference.each(self.inference.values(scope, expression), self.instance_of)
            case m.Operation("|", operands):
                return frozenset().union(*(self.instances(scope, operand) for operand in operands))
            case m.Subscript(value, index):
                heads = self.inference.values(scope, value)
                return self.inference.each(heads, lambda head: self._generic(head, scope, index))
            case m.Display(items=items):
                return frozenset().union(*(self.instances(scope, item) for item in items))
        return NONE

    def instance_of(self, value: Value) -> Values:
        """The instances of a class, or of the classes that a type form allows."""
        match value:
            case LibraryName(path):
                return NONE if _typing_name(path) in _NOT_CLASSES else frozenset({LibraryInstance(path)})
            case ProjectClass(scope):
                return frozenset({ProjectInstance(scope)})
            case TypeForm(site):
                return self.instances(*site)
        return NONE

    def _generic(self, head: Value, scope: Scope, index: int) -> Values:
        node = scope.body.expressions[index]
        parts = node.items if isinstance(node, m.Display) else (index,)
        if isinstance(head, LibraryName):
            name = _typing_name(head.path)
            if name in ("Optional", "Union") or name in _TRANSPARENT:
                return frozenset().union(*(self.instances(scope, part) for part in parts))
            if name == "Annotated":
                metadata: Values = frozenset().union(*(self.inference.values(scope, part) for part in parts[1:]))
                return self.instances(scope, parts[0]) or metadata
            if name in _CONTAINERS:
                return frozenset({container(_CONTAINERS[name], self.instances(scope, parts[0]))})
            if name in _MAPPINGS and len(parts) == 2:
                return frozenset({container("dict", self.instances(scope, parts[1]))})
            if name in ("tuple", "Tuple"):
                items = tuple(self.instances(scope, part) for part in parts)
                return frozenset({container("tuple", frozenset().union(*items), items)})
            if name in ("type", "Type"):
                return self.inference.values(scope, parts[0])
            if name in _ASYNC_RESULTS:
                place = parts[-1] if name == "Coroutine" else parts[0]
                return frozenset({Produced(_ASYNC_RESULTS[name], Annotated(Site(scope, place)), Site(scope, index))})
            if name:
                return NONE
            return frozenset({library_instance(head.path, tuple(self.instances(scope, part) for part in parts))})
        return self.instance_of(head)

    def of_text(
        self, text: str, owner: LibraryInstance | ProjectInstance | None, call: tuple[Site, Fact] | None
    ) -> Values:
        """The values of a knowledge row's type text, for this receiver and call."""
        return typetext.evaluate(typetext.parse(text), _TypeQuestions(self.inference, owner, call))


def _typing_name(path: str) -> str:
    """`Optional` for `typing.Optional`; empty for a name that is not of the type language."""
    module, _, name = path.rpartition(".")
    return name if module in _TYPING else ""


class _TypeQuestions:
    """What a type text may ask about the call that it is evaluated for."""

    def __init__(
        self, inference: Inference, owner: LibraryInstance | ProjectInstance | None, call: tuple[Site, Fact] | None
    ) -> None:
        self.inference = inference
        self.owner = owner
        self.call = call

    def receiver(self) -> Values:
        return NONE if self.owner is None else frozenset({self.owner})

    def parameter(self, place: int) -> Values:
        arguments = self.owner.arguments if isinstance(self.owner, LibraryInstance) else ()
        return arguments[place] if place < len(arguments) else NONE

    def argument(self, name: str) -> Values:
        if self.call is None:
            return NONE
        site, fact = self.call
        expression = self.inference.results.argument(site, fact.parameters, name)
        return self.inference.values(site.scope, expression)

    def instance(self, name: str) -> Values:
        return self.inference.each(self.argument(name), self.inference.types.instance_of)

    def called(self, name: str) -> Values:
        if self.call is None:
            return NONE
        site = self.call[0]
        return self.inference.each(self.argument(name), lambda value: self.inference.results.result(value, site))

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
