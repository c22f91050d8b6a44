"""Data models: the functions that run when a model is built from data (validators, factories of defaults) or written out
(serializers).

In: a class, a call of it, or an annotation. Out: hooks, those of the models that the fields hold among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import ANNOTATING, Fact, Placement
from fastapi_async_lint.model import NOTHING

from .calling import Passed
from .program import Binding, Scope
from .types import typing_name
from .values import (
    Container,
    LibraryInstance,
    LibraryName,
    ProjectClass,
    ProjectInstance,
    Site,
    Super,
    TypeForm,
    Value,
    Values,
    in_order,
)

if TYPE_CHECKING:
    from .frame import Frame
    from .inference import Inference

_DEFAULTS = "callback"
"""The role of a factory, which runs only where its field is not given."""
_EVERY_FIELD = "*"
_NOTHING_OF_IT = frozenset({"ClassVar", "type", "Type", "Callable", "Literal"})
"""Types whose arguments say nothing of what a value holds."""


class Hook(NamedTuple):
    """A function that a model runs. `fields`: those that it is for; empty for the model itself."""

    function: Values
    placement: Placement
    fields: frozenset[str] = frozenset()

    @property
    def is_serializer(self) -> bool:
        """Whether it runs when the model is written out; else, when it is built."""
        return self.placement.role == "serializer"

    def runs_for(self, given: frozenset[str]) -> bool:
        """Whether it runs where these fields are given."""
        if self.placement.role == _DEFAULTS:
            return self.fields.isdisjoint(given)
        return not self.fields or not self.fields.isdisjoint(given)


class Annotation(NamedTuple):
    """What stands in an annotation: classes of the project, and what runs for a value of this type."""

    classes: tuple[ProjectClass, ...] = ()
    hooks: tuple[Hook, ...] = ()
    is_injected: bool = False
    """Whether something else may give the value than who validates it: `Annotated[User, Depends(get_user)]`."""


_NO_ANNOTATION = Annotation()


class Models:
    """Finds the hooks of models."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference

    # --- what code runs

    def built(self, class_: ProjectClass, passed: Passed) -> Iterator[Hook]:
        """What calling a model class with these arguments runs: validators of the model, and of the fields that are given, and
        factories of those that are not. Of the models in its fields, nothing: they may be instances already."""
        if not self.is_model(class_):
            return
        names = frozenset(name for name, _ in passed.keywords)
        fields = self._fields(class_)
        is_open = passed.is_open or "**" in names or self._reads_settings(class_)
        for hook in self._own(class_).hooks:
            is_told = (
                fields >= names if hook.fields else True
            )  # else by an alias, or for a constructor of the project's own
            if not hook.is_serializer and (is_open or (is_told and hook.runs_for(names))):
                yield hook

    def _fields(self, class_: ProjectClass) -> frozenset[str]:
        """The names of a class's fields; none where it has a constructor of its own."""
        if self.inference.calling.constructor(class_) is not None:
            return frozenset()
        return frozenset(name for each in self._line(class_) for name in each.scope.annotated_names)

    def _reads_settings(self, class_: ProjectClass) -> bool:
        """Whether fields have values that nobody passes: those of the environment."""
        libraries = self.inference.hierarchy.line(class_).libraries
        facts = [self.inference.knowledge.constructor(library.path) for library in libraries]
        return any(fact is not None and fact.runs_hooks for fact in facts)

    def of_owner(self, owner: Value, role: str) -> Iterator[Hook]:
        """What a method runs that builds an instance of a class from data (`Model.model_validate`, `validate_python` of a
        `TypeAdapter(Model)`: the role `validator`), or writes one out (`model.model_dump`: `serializer`)."""
        return of_role(role, self.all_of(self.classes_of(owner)))

    def classes_of(self, owner: Value) -> list[ProjectClass]:
        """The classes that an object is, is an instance of, is made for, or holds instances of."""
        match owner:
            case ProjectClass():
                return [owner]
            case ProjectInstance():
                return [owner.class_]
            case Super(receiver=receiver):
                return [receiver.class_]
            case LibraryInstance(arguments=arguments):
                return [
                    class_ for values in arguments for value in in_order(values) for class_ in self.classes_of(value)
                ]
            case Container():
                held = in_order(self.inference.containers.leaves(owner))
                return [class_ for value in held for class_ in self.classes_of(value)]
        return []

    # --- what a class has

    def all_of(self, classes: Iterable[ProjectClass]) -> Iterator[Hook]:
        """The hooks of models, and of those that their fields hold."""
        found: dict[Hook, None] = {}
        nothing: tuple[Hook, ...] = ()
        for class_ in classes:
            found.update(dict.fromkeys(self.inference.once_or(nothing, self._closure, class_)))
        return iter(found)

    def _closure(self, class_: ProjectClass) -> tuple[Hook, ...]:
        waiting, seen, hooks = [class_], set[Scope](), list[Hook]()
        while waiting:
            current = waiting.pop()
            if current.scope not in seen and self.is_data(current):
                seen.add(current.scope)
                found = self._own(current)
                hooks += found.hooks
                waiting += found.classes
        return tuple(dict.fromkeys(hooks))

    def is_model(self, class_: ProjectClass) -> bool:
        """Whether calling a class runs hooks, as a library makes its instances. A table of SQLModel is filled without."""
        return self.inference.once_or(False, self._find_is_model, class_)

    def _find_is_model(self, class_: ProjectClass) -> bool:
        libraries = self.inference.hierarchy.line(class_).libraries
        return any(self.inference.knowledge.is_model(library.path) for library in libraries) and not _is_table(class_)

    def is_data(self, class_: ProjectClass) -> bool:
        """Whether validating a value of a class validates its fields: a model, a dataclass, a `TypedDict`."""
        if self.is_model(class_):
            return True
        libraries = self.inference.hierarchy.line(class_).libraries
        is_plain = all(typing_name(library.path) for library in libraries)
        return is_plain and (bool(libraries) or bool(class_.scope.class_ and class_.scope.class_.decorators))

    def _line(self, class_: ProjectClass) -> tuple[ProjectClass, ...]:
        return self.inference.hierarchy.line(class_).classes

    def _own(self, class_: ProjectClass) -> Annotation:
        return self.inference.once_or(_NO_ANNOTATION, self._find_own, class_)

    def _find_own(self, class_: ProjectClass) -> Annotation:
        """The hooks of a class and its ancestors, and the classes that its fields hold."""
        hooks: list[Hook] = []
        classes: list[ProjectClass] = []
        seen: set[str] = set()
        for ancestor in self._line(class_):
            hooks += self._declared(ancestor, seen)
            found = [
                self._of_field(ancestor, name, binding)
                for name, bindings in ancestor.scope.bindings.items()
                for binding in (bindings if name not in seen else ())
            ]
            for each in (*found, *self._of_bases(ancestor)):
                hooks += each.hooks
                classes += each.classes
            seen |= ancestor.scope.bindings.keys()
        return Annotation(tuple(dict.fromkeys(classes)), tuple(dict.fromkeys(hooks)))

    def _declared(self, class_: ProjectClass, overridden: set[str]) -> Iterator[Hook]:
        """The methods of a class that its decorators or its base class make hooks; of those of one name, the last one counts."""
        frame = self.inference.frames.make(class_.scope, class_.home)
        functions = {function.name: function for function in class_.scope.functions}
        for name, function in functions.items():
            for found in self.inference.decorators.registrations_in(function, frame) if name not in overridden else ():
                if found.placement.is_of_model:
                    yield Hook(found.values, found.placement, _named(found.site))

    def _of_field(self, class_: ProjectClass, name: str, binding: Binding) -> Annotation:
        frame = self.inference.frames.make(class_.scope, class_.home)
        given = tuple(self._given(Site(frame, binding.expression), name)) if binding.kind == "value" else ()
        if binding.annotation == NOTHING or name.startswith("_"):
            return Annotation(hooks=given)
        found = self.annotation(Site(frame, binding.annotation), name)
        return Annotation(found.classes, (*given, *found.hooks))

    def _of_bases(self, class_: ProjectClass) -> Iterator[Annotation]:
        """What the bases of a class are applied to: `class Users(RootModel[list[User]])`."""
        for base in class_.scope.class_.bases if class_.scope.class_ is not None else ():
            if isinstance(class_.home.scope.nodes[base], m.Subscript):
                yield self.annotation(Site(class_.home, base))

    # --- annotations

    def annotation(self, place: Site, field: str = "") -> Annotation:
        """What stands in an annotation, of a field of this name if it is that of one."""
        return self.inference.once_or(_NO_ANNOTATION, self._read, *place, field)

    def _read(self, frame: Frame, annotation: int, field: str) -> Annotation:
        parts = list(self._parts(Site(frame, annotation)))
        classes = [part for part in parts if isinstance(part, ProjectClass)]
        metadata = [part for part in parts if isinstance(part, Site)]
        hooks = [hook for each in metadata for hook in self._given(each, field)]
        return Annotation(tuple(classes), tuple(hooks), any(map(self.may_inject, metadata)))

    def _parts(self, place: Site) -> Iterator[ProjectClass | Site]:
        """The classes of the project in an annotation, also behind the names of types, and what `Annotated` says beside them."""
        waiting, seen = [place], set[Site]()
        while waiting:
            place = waiting.pop()
            if place in seen or place.expression == NOTHING:
                continue
            seen.add(place)
            match place.scope.nodes[place.expression]:
                case m.Name() | m.Attribute():
                    for value in in_order(self.inference.values(*place)):
                        if isinstance(value, ProjectClass):
                            yield value
                        elif isinstance(value, TypeForm):
                            waiting.append(value.site)
                case m.Subscript(value=head, key=key):
                    values = self.inference.values(place.frame, head)
                    inner = self.inference.types.parts(Site(place.frame, key))
                    if any(
                        isinstance(value, LibraryName) and typing_name(value.path) == "Annotated" for value in values
                    ):
                        waiting.append(inner[0])
                        yield from inner[1:]
                    elif all(map(self._holds_arguments, values)):
                        waiting += [Site(place.frame, head), *inner]
                case m.Operation("|", operands):
                    waiting += [Site(place.frame, operand) for operand in operands]
                case m.Display(items=items):
                    waiting += [Site(place.frame, item) for item in items]

    def _holds_arguments(self, head: Value) -> bool:
        """Whether a value of a type holds values of those between its brackets: `list[X]`, a generic model."""
        if not isinstance(head, LibraryName):
            return True
        name = typing_name(head.path)
        return name not in _NOTHING_OF_IT if name else self.inference.knowledge.is_model(head.path)

    def _given(self, call: Site, field: str) -> Iterator[Hook]:
        """The functions that a call in a field hands to the model: `AfterValidator(f)`, `Field(default_factory=f)`."""
        fields = frozenset({field}) if field else frozenset[str]()
        for callee in in_order(self.inference.callees(*call)) if call.expression != NOTHING else ():
            fact = self.inference.results.fact_at(callee, call) or Fact()
            for parameter, placement in fact.runs.items():
                expression = self.inference.results.argument(call, fact.parameters, parameter)
                if placement.is_of_model and expression != NOTHING:
                    yield Hook(self.inference.values(call.frame, expression), placement, fields)

    def may_inject(self, place: Site) -> bool:
        """Whether what stands beside a type, or is a parameter's default, may say that something else gives the value."""
        match place.scope.nodes[place.expression]:
            case m.Constant() | m.String() | m.Display() | m.Operation():
                return False
            case m.Call():
                callees = self.inference.callees(*place)
                return not callees or any(map(self._injects, callees))
            case m.Name() | m.Attribute():
                values = self.inference.values(*place)
                return not values or not all(isinstance(v, LibraryName) and not self._injects(v) for v in values)
        return True

    def _injects(self, callee: Value) -> bool:
        if isinstance(callee, ProjectClass):
            return bool(self.inference.hierarchy.line(callee).libraries) and not self.is_model(callee)
        if not isinstance(callee, LibraryName):
            return True
        fact = self.inference.results.fact_of(callee)
        if fact is not None:
            return any(placement.role == "dependency" for placement in fact.runs.values())
        return callee.path.partition(".")[0] not in ANNOTATING


def of_role(role: str, hooks: Iterable[Hook]) -> Iterator[Hook]:
    """The serializers among some hooks, or the others."""
    return (hook for hook in hooks if hook.is_serializer == (role == "serializer"))


def _is_table(class_: ProjectClass) -> bool:
    """Whether a class is a table of SQLModel (`class User(SQLModel, table=True)`), which validates nothing."""
    definition = class_.scope.class_
    return definition is not None and any(keyword.keyword == "table" for keyword in definition.keywords)


def _named(decorator: Site) -> frozenset[str]:
    """The fields that a decorator names, `@field_validator("name")`; empty for all."""
    node = decorator.scope.nodes[decorator.expression] if decorator.expression != NOTHING else None
    if not isinstance(node, m.Call):
        return frozenset()
    nodes = [decorator.scope.nodes[argument.value] for argument in node.arguments if not argument.keyword]
    names = [inner.text if isinstance(inner, m.String) else _EVERY_FIELD for inner in nodes]
    return frozenset() if _EVERY_FIELD in names else frozenset(names)
