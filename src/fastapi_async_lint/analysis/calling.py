"""Calls of the project's functions: what is passed for which parameter, and the frame that the function runs in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .frame import Frame, Given
from .frames import DEEPEST
from .program import Scope
from .values import (
    NONE,
    Annotated,
    Container,
    LibraryInstance,
    LibraryMethod,
    LibraryName,
    Partial,
    Produced,
    ProjectClass,
    ProjectFunction,
    ProjectInstance,
    Site,
    Value,
    Values,
    container,
    numbered,
    union,
)

if TYPE_CHECKING:
    from .inference import Inference

Slot = Values | Site
"""A passed argument: its values, or the expression that gives them when somebody asks."""

_MOST_GIVEN = 1_000
"""Values, with those that lie in them, of one parameter that tell calls apart: a parameter that can be more is what all callers
give. A function that is given what it gives itself, in a container, would have frames without end."""


class Passed(NamedTuple):
    """What a call passes. `is_open`: more may follow the positional ones, in a way that is not known."""

    positional: tuple[Slot, ...] = ()
    keywords: tuple[tuple[str, Slot], ...] = ()
    is_open: bool = False

    def after(self, *first: Slot) -> Passed:
        """The same, behind some further positional arguments."""
        return self._replace(positional=(*first, *self.positional))

    def without_first(self) -> Passed:
        """The same, without the first positional argument."""
        return self._replace(positional=self.positional[1:])

    def slot(self, parameters: tuple[str, ...], name: str) -> Slot | None:
        """What is passed for a parameter."""
        place = parameters.index(name) if name in parameters else len(self.positional)
        return self.positional[place] if place < len(self.positional) else dict(self.keywords).get(name)

    def and_then(self, more: Passed) -> Passed:
        """These arguments and then more: what `partial` has bound and what its call adds."""
        return Passed(
            (*self.positional, *more.positional), (*self.keywords, *more.keywords), self.is_open or more.is_open
        )


class Calling:
    """Matches arguments with parameters."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        self._deciding: dict[Values, Values] = {}
        """What of some values tells calls apart: the same ones are passed in many places."""

    # --- what a call passes

    def passed(self, site: Site) -> Passed:
        """The arguments of a call."""
        node = site.scope.nodes[site.expression]
        if not isinstance(node, m.Call):
            return Passed()
        positional: list[Slot] = []
        keywords: list[tuple[str, Slot]] = []
        is_open = False
        for argument in node.arguments:
            place = Site(site.frame, argument.value)
            if argument.keyword == "*":
                parts = self._unpacked(place, "tuple")
                is_open = is_open or parts is None
                positional += [] if is_open else [values for _, values in parts or ()]
            elif argument.keyword == "**":
                parts = self._unpacked(place, "dict")
                is_open = is_open or parts is None
                keywords += parts or ()
            elif argument.keyword:
                keywords.append((argument.keyword, place))
            elif not is_open:
                positional.append(place)
        return Passed(tuple(positional), tuple(keywords), is_open)

    def _unpacked(self, place: Site, kind: str) -> tuple[tuple[str, Values], ...] | None:
        """The parts of what `*args` or `**kwargs` hands on, where they are known."""
        values = self.inference.values(*place)
        value = next(iter(values)) if len(values) == 1 else None
        if isinstance(value, Container) and value.kind == kind and (value.parts or value.site is None):
            return value.parts
        return None

    def of_slot(self, slot: Slot) -> Values:
        """The values of a passed argument."""
        return self.inference.values(*slot) if isinstance(slot, Site) else slot

    # --- frames

    def enter_at(self, callee: ProjectFunction, site: Site) -> Frame:
        """The frame in which a call runs a function."""
        return self.enter(callee, self.passed(site))

    def enter(self, callee: ProjectFunction, passed: Passed) -> Frame:
        """The frame in which a function runs when it is passed these arguments."""
        if callee.receiver is not None:
            passed = passed.after(frozenset({callee.receiver}))
        home = self._home(callee, passed)
        return self.inference.frames.make(callee.scope, home, given=self.given(callee.scope, passed))

    def _home(self, callee: ProjectFunction, passed: Passed) -> Frame:
        """The class frame of a method that gets its receiver as an ordinary argument: `Class.method(x)`, or in a wrapper."""
        scope = callee.scope
        if not scope.is_method or not callee.home.is_plain or not passed.positional or self.is_static(scope):
            return callee.home
        receivers = self.of_slot(passed.positional[0])
        receiver = next(iter(receivers)) if len(receivers) == 1 else None
        if isinstance(receiver, ProjectClass):
            receiver = ProjectInstance(receiver.scope, receiver.home)
        if isinstance(receiver, ProjectInstance):
            return self.class_frame(ProjectClass(callee.home.scope, _parent(callee.home)), receiver)
        return callee.home

    def class_frame(self, class_: ProjectClass, owner: ProjectInstance) -> Frame:
        """The frame of a class's body as it is seen from an instance, of this class or of one that derives from it."""
        is_itself = owner.scope is class_.scope and not owner.arguments and not owner.given
        return self.inference.frames.make(class_.scope, class_.home, None if is_itself else owner)

    def is_static(self, scope: Scope) -> bool:
        """Whether a method takes no receiver."""
        return "staticmethod" in self.inference.decorators.decorator_names(scope)

    # --- instances

    def built(self, class_: ProjectClass, passed: Passed, arguments: tuple[Values, ...] = ()) -> ProjectInstance:
        """The instance that a class makes of these arguments."""
        constructor = self.constructor(class_)
        if constructor is not None:
            given = self.given(constructor, passed.after(NONE))
        else:
            given = tuple(self._told_apart(self._fields(class_, passed)))
        told_apart = ProjectInstance(class_.scope, class_.home, arguments, given)
        if told_apart.depth < DEEPEST:  # what rests on deeper frames has none of its own
            return told_apart
        with_types = ProjectInstance(class_.scope, class_.home, arguments)
        if with_types.depth <= DEEPEST:  # a type of a type of ... has none
            return with_types
        return ProjectInstance(class_.scope, class_.home)

    def _fields(self, class_: ProjectClass, passed: Passed) -> Iterator[tuple[str, Slot]]:
        """What a class without a constructor of its own is given for its fields."""
        if passed.positional:
            scopes = [ancestor.scope for ancestor in reversed(self.inference.hierarchy.line(class_).classes)]
            names = dict.fromkeys(name for scope in scopes for name in scope.annotated_names)
            yield from zip(names, passed.positional, strict=False)
        yield from passed.keywords

    def constructor(self, class_: ProjectClass) -> Scope | None:
        """The `__init__` of the project that a class runs."""
        for ancestor in self.inference.hierarchy.line(class_).classes:
            for function in ancestor.scope.functions_named("__init__"):
                return function
        return None

    # --- parameters

    def given(self, scope: Scope, passed: Passed) -> Given:
        """What tells this call apart from others: the values of parameters of which the function itself says too little."""
        sensitive = self.sensitive(scope)
        if not sensitive or scope.function is None:
            return ()
        return tuple(self._told_apart(self._matched(scope.function.parameters, passed, sensitive)))

    def _matched(
        self, parameters: tuple[m.Parameter, ...], passed: Passed, wanted: frozenset[str]
    ) -> Iterator[tuple[str, Slot]]:
        keywords = dict(passed.keywords)
        place = 0
        for parameter in parameters:
            name = parameter.name
            match parameter.kind:
                case "*":
                    if name in wanted and not passed.is_open:
                        yield name, self._packed(passed.positional[place:])
                    place = len(passed.positional)
                case "**":
                    named = {p.name for p in parameters}
                    rest = [(key, self.of_slot(slot)) for key, slot in passed.keywords if key not in named]
                    if name in wanted and not passed.is_open:
                        yield name, frozenset({container("dict", union(v for _, v in rest), tuple(rest))})
                case "keyword only":
                    if name in wanted and name in keywords:
                        yield name, keywords[name]
                case _:
                    if name in wanted and place < len(passed.positional):
                        yield name, passed.positional[place]
                    elif name in wanted and name in keywords:
                        yield name, keywords[name]
                    place += 1

    def _packed(self, slots: tuple[Slot, ...]) -> Values:
        parts = [self.of_slot(slot) for slot in slots]
        return frozenset({container("tuple", union(parts), numbered(parts))})

    def _told_apart(
        self, matched: Iterator[tuple[str, Slot]] | tuple[tuple[str, Slot], ...]
    ) -> Iterator[tuple[str, Values]]:
        for name, slot in matched:
            values = self._what_decides(self.of_slot(slot))
            if values:
                yield name, values

    def _what_decides(self, values: Values) -> Values:
        """Those of some values on which can depend what a function does that is given them; none where they are too many."""
        found = self._deciding.get(values)
        if found is None:
            found = frozenset(_bare(value) for value in values if self._decides(value))
            found = self._deciding[values] = found if sum(value.size for value in found) <= _MOST_GIVEN else NONE
        return found

    def _decides(self, value: Value) -> bool:
        """Whether what a function does can depend on its being given this value."""
        match value:
            case LibraryInstance(path):
                return self.inference.knowledge.does_something(path)
            case Container(_, items, parts):
                return (
                    any(map(self._decides, items))
                    or bool(parts and not items)
                    or any(map(self._decides, union(values for _, values in parts)))
                )
        return isinstance(
            value, (ProjectFunction, ProjectInstance, ProjectClass, Partial, Produced, LibraryMethod, LibraryName)
        )

    def sensitive(self, scope: Scope) -> frozenset[str]:
        """The parameters of which a function's own text does not say what they are, and that it reads."""
        nothing: frozenset[str] = frozenset()
        return self.inference.once_or(nothing, self._sensitive, scope)

    def _sensitive(self, scope: Scope) -> frozenset[str]:
        return frozenset(self._find_sensitive(scope))

    def _find_sensitive(self, scope: Scope) -> Iterator[str]:
        if scope.function is None or scope.parent is None:
            return
        skip = 1 if scope.is_method and not self.is_static(scope) else 0
        for parameter in scope.function.parameters[skip:]:
            if parameter.name in scope.read_parameters and self._is_open(scope.parent, parameter):
                yield parameter.name

    def _is_open(self, parent: Scope, parameter: m.Parameter) -> bool:
        if parameter.annotation == NOTHING or parameter.kind in ("*", "**"):
            return True
        home = self.inference.frames.plain(parent)
        values = self.inference.types.instances(home, parameter.annotation)
        return len(values) != 1 or any(map(self._is_abstract, values))

    def _is_abstract(self, value: Value) -> bool:
        match value:
            case ProjectInstance():
                return self.inference.hierarchy.is_abstract(value.class_)
            case Container(_, items):
                return not items
            case Annotated():  # `Callable[[str], list[float]]` says what comes back, not what runs
                return True
            case LibraryInstance(path):  # nor does an alias of that, and a class that is not known says nothing
                knowledge = self.inference.knowledge
                return knowledge.class_(path) is None or knowledge.is_callable_alias(path)
        return False


def _bare(value: Value) -> Value:
    """A value without the place where a container was made: two calls with alike lists are alike."""
    if isinstance(value, Container):
        parts = tuple((key, frozenset(map(_bare, values))) for key, values in value.parts)
        return Container(value.kind, frozenset(map(_bare, value.items)), parts)
    return value


def _parent(frame: Frame) -> Frame:
    assert frame.parent is not None, "a class stands in something"
    return frame.parent
