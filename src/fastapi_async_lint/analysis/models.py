"""Data models: the functions that run when a model is built from data (validators, factories of defaults) or written out
(serializers), and for what FastAPI does so.

In: a class, or a function that is registered for requests. Out: hooks, those of the models that the fields hold among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Fact, Placement
from fastapi_async_lint.model import NOTHING

from .calling import Passed
from .program import Binding, Scope
from .values import (
    Container,
    LibraryInstance,
    ProjectClass,
    ProjectFunction,
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
    """Whether a dependency gives the value (`Annotated[User, Depends(get_user)]`), so that nothing is validated."""


_ANSWERING = frozenset({"path operation", "websocket", "dependency"})
"""Roles of functions whose arguments are made from a request."""
_NO_ANNOTATION = Annotation()
_EVERY_FIELD = "*"


class Models:
    """Finds the hooks of models."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference

    # --- what runs them

    def built(self, class_: ProjectClass, passed: Passed) -> Iterator[Hook]:
        """What calling a model class with these arguments runs: of its fields, only what they are given for."""
        if not self._is_model(class_):
            return
        names = [name for name, _ in passed.keywords]
        is_open = passed.is_open or "**" in names
        for hook in self._own(class_).hooks:
            if not hook.is_serializer and (is_open or hook.runs_for(frozenset(names))):
                yield hook

    def of_owner(self, owner: Value, role: str) -> Iterator[Hook]:
        """What a method runs that builds an instance of a class from data (`Model.model_validate`, `validate_python` of a
        `TypeAdapter(Model)`: the role `validator`), or writes one out (`model.model_dump`: `serializer`)."""
        yield from _for(role, self.all_of(self._classes(owner)))

    def _classes(self, owner: Value) -> list[ProjectClass]:
        """The classes that an object is, is an instance of, or is made for."""
        match owner:
            case ProjectClass():
                return [owner]
            case ProjectInstance() | Super(receiver=ProjectInstance()):
                return [owner.receiver.class_ if isinstance(owner, Super) else owner.class_]
            case LibraryInstance(arguments=arguments):
                return [class_ for values in arguments for value in in_order(values) for class_ in self._classes(value)]
            case Container():
                contents = in_order(self.inference.containers.contents(owner))
                return [class_ for value in contents for class_ in self._classes(value)]
        return []

    def served(self, function: ProjectFunction, role: str, site: Site) -> Iterator[tuple[Hook, str]]:
        """What FastAPI runs for a function that `site` registers in this role, and where (measured, 0.165).

        The arguments are made from the request on the event loop. What a path operation returns is checked where that runs, and
        written out on the event loop; of a generator, each item where that runs, or, with a response class of its own
        (server-sent events), on the event loop.
        """
        if role not in _ANSWERING:
            return
        for hook in self._asked_for(function):
            yield hook, "loop"
        if role != "path operation":
            return
        own = "loop" if function.scope.is_async else "thread"
        keywords = _keywords(site)
        is_event = function.scope.is_generator and "response_class" in keywords
        for hook in self._answered(function, Site(site.frame, keywords.get("response_model", NOTHING))):
            is_encoded = hook.is_serializer and not function.scope.is_generator
            yield hook, "loop" if is_event or is_encoded else own

    def _asked_for(self, function: ProjectFunction) -> Iterator[Hook]:
        for parameter in function.scope.function.parameters if function.scope.function is not None else ():
            if not self._may_be_injected(Site(function.home, parameter.default)):
                found = self.inference.once_or(_NO_ANNOTATION, self._read, function.home, parameter.annotation, "")
                if not found.is_injected:
                    yield from _for("validator", (*found.hooks, *self.all_of(found.classes)))

    def _answered(self, function: ProjectFunction, response: Site) -> Iterator[Hook]:
        annotation = response
        if response.expression == NOTHING and function.scope.function is not None:
            annotation = Site(function.home, function.scope.function.returns)
        if annotation.expression == NOTHING or _is_none(annotation):
            returned = self.inference.results.returned(self.inference.frames.make(function.scope, function.home))
            classes = [value.class_ for value in in_order(returned) if isinstance(value, ProjectInstance)]
            yield from _for("serializer", self.all_of(filter(self._is_model, classes)))
        else:
            found = self.inference.once_or(_NO_ANNOTATION, self._read, *annotation, "")
            yield from (*found.hooks, *self.all_of(found.classes))

    # --- what a class has

    def all_of(self, classes: Iterable[ProjectClass]) -> Iterator[Hook]:
        """The hooks of models, and of those that their fields hold."""
        waiting, seen = list(classes), set[Scope]()
        while waiting:
            class_ = waiting.pop()
            if class_.scope not in seen:
                seen.add(class_.scope)
                found = self._own(class_)
                yield from found.hooks
                waiting += found.classes

    def _is_model(self, class_: ProjectClass) -> bool:
        """Whether calling a class runs hooks, as a library makes its instances."""
        return self.inference.once_or(False, self._find_is_model, class_)

    def _find_is_model(self, class_: ProjectClass) -> bool:
        libraries = self.inference.hierarchy.line(class_).libraries
        return any(self.inference.knowledge.is_model(library.path) for library in libraries)

    def _own(self, class_: ProjectClass) -> Annotation:
        return self.inference.once_or(_NO_ANNOTATION, self._find_own, class_)

    def _find_own(self, class_: ProjectClass) -> Annotation:
        """The hooks of a class and its ancestors, and the classes that its fields hold."""
        hooks: list[Hook] = []
        classes: list[ProjectClass] = []
        seen: set[str] = set()
        for ancestor in self.inference.hierarchy.line(class_).classes:
            hooks += self._declared(ancestor, seen)
            for name, bindings in ancestor.scope.bindings.items():
                for binding in bindings if name not in seen else ():
                    found = self._of_field(ancestor, name, binding)
                    hooks += found.hooks
                    classes += found.classes
            seen |= ancestor.scope.bindings.keys()
        return Annotation(tuple(dict.fromkeys(classes)), tuple(dict.fromkeys(hooks)))

    def _declared(self, class_: ProjectClass, overridden: set[str]) -> Iterator[Hook]:
        """The methods of a class that its decorators or its base class make hooks."""
        frame = self.inference.frames.make(class_.scope, class_.home)
        for function in class_.scope.functions:
            for found in self.inference.decorators.registrations_in(function, frame):
                if found.placement.is_of_model and function.name not in overridden:
                    yield Hook(found.values, found.placement, _named(found.site))

    def _of_field(self, class_: ProjectClass, name: str, binding: Binding) -> Annotation:
        frame = self.inference.frames.make(class_.scope, class_.home)
        given = tuple(self._given(Site(frame, binding.expression), name)) if binding.kind == "value" else ()
        if binding.annotation == NOTHING or name.startswith("_"):
            return Annotation(hooks=given)
        found = self.inference.once_or(_NO_ANNOTATION, self._read, frame, binding.annotation, name)
        return Annotation(found.classes, (*given, *found.hooks))

    # --- annotations

    def _read(self, frame: Frame, annotation: int, field: str) -> Annotation:
        classes: list[ProjectClass] = []
        calls: list[Site] = []
        for part in self._parts(Site(frame, annotation)):
            if isinstance(part, ProjectClass):
                classes.append(part)
            else:
                calls.append(part)
        hooks = [hook for call in calls for hook in self._given(call, field)]
        return Annotation(tuple(classes), tuple(hooks), any(map(self._may_be_injected, calls)))

    def _parts(self, place: Site) -> Iterator[ProjectClass | Site]:
        """The classes of the project and the calls in an annotation, also behind the names of types."""
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
                    waiting += [Site(place.frame, head), Site(place.frame, key)]
                case m.Operation("|", operands):
                    waiting += [Site(place.frame, operand) for operand in operands]
                case m.Display(items=items):
                    waiting += [Site(place.frame, item) for item in items]
                case m.Call():
                    yield place

    def _given(self, call: Site, field: str) -> Iterator[Hook]:
        """The functions that a call in a field hands to the model: `AfterValidator(f)`, `Field(default_factory=f)`."""
        fields = frozenset({field}) if field else frozenset[str]()
        for callee in in_order(self.inference.callees(*call)) if call.expression != NOTHING else ():
            fact = self.inference.results.fact_at(callee, call) or Fact()
            for parameter, placement in fact.runs.items():
                expression = self.inference.results.argument(call, fact.parameters, parameter)
                if placement.is_of_model and expression != NOTHING:
                    yield Hook(self.inference.values(call.frame, expression), placement, fields)

    def _may_be_injected(self, default: Site) -> bool:
        """Whether something other than the request gives a parameter's value: `Depends(f)`, or what is not known."""
        node = default.scope.nodes[default.expression] if default.expression != NOTHING else m.Constant("...")
        if not isinstance(node, m.Call):
            return not isinstance(node, m.Constant | m.String | m.Display)
        callees = self.inference.callees(*default)
        if callees and all(isinstance(callee, ProjectClass) and self._is_model(callee) for callee in callees):
            return False
        facts = [self.inference.results.fact_of(callee) for callee in callees]
        return not facts or any(
            fact is None or any(placement.role == "dependency" for placement in fact.runs.values()) for fact in facts
        )


def _for(role: str, hooks: Iterable[Hook]) -> Iterator[Hook]:
    return (hook for hook in hooks if hook.is_serializer == (role == "serializer"))


def _is_none(place: Site) -> bool:
    return place.scope.nodes[place.expression] == m.Constant("None")


def _keywords(registration: Site) -> dict[str, int]:
    """What a registration says by name: `@router.get("/x", response_model=X)`, `router.get("/x")(function)`."""
    scope, expression = registration.scope, registration.expression
    node = scope.nodes[expression] if expression != NOTHING else None
    found: dict[str, int] = {}
    while isinstance(node, m.Call):
        found |= {argument.keyword: argument.value for argument in node.arguments}
        node = scope.nodes[node.function]
    return found


def _named(decorator: Site) -> frozenset[str]:
    """The fields that a decorator names, `@field_validator("name")`; empty for all."""
    node = decorator.scope.nodes[decorator.expression] if decorator.expression != NOTHING else None
    if not isinstance(node, m.Call):
        return frozenset()
    nodes = [decorator.scope.nodes[argument.value] for argument in node.arguments if not argument.keyword]
    names = [inner.text if isinstance(inner, m.String) else _EVERY_FIELD for inner in nodes]
    return frozenset() if _EVERY_FIELD in names else frozenset(names)
