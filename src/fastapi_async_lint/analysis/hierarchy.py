"""The class hierarchy: ancestors in the order of look-up, descendants, and what type parameters stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from fastapi_async_lint import model as m

from .program import Scope
from .reads import Packed, packed
from .values import (
    NONE,
    LibraryInstance,
    LibraryName,
    ProjectClass,
    ProjectInstance,
    Site,
    TypeForm,
    TypeVariable,
    Value,
    Values,
    in_order,
    library_instance,
)

if TYPE_CHECKING:
    from .frame import Frame
    from .inference import Inference

_PROTOCOL = "typing.Protocol"
_GENERIC = frozenset({"typing.Generic", _PROTOCOL, "typing_extensions.Generic", "typing_extensions.Protocol"})
_BARE = _GENERIC | {"abc.ABC", "builtins.object"}
"""Bases that have no rows, and of which nothing is missing."""
_MOST_IMPLEMENTERS = 3
"""Classes that fit a protocol by their methods alone; where more do, the names are too common to say anything."""
_MOST_ANCESTORS = 200
"""Ancestors of a class that are looked at; real ones have less than thirty. A chain of ten thousand classes would take the square
of that."""


class Line(NamedTuple):
    """A class with its ancestors in the project, in the order of look-up, and its ancestors in libraries."""

    classes: tuple[ProjectClass, ...]
    libraries: tuple[LibraryInstance, ...] = ()


class Ancestors(NamedTuple):
    """The ancestors of a class in the project, and what that was made from."""

    scopes: tuple[Scope, ...]
    read: Packed


Substitutions = dict[tuple[Scope, TypeVariable], Values]
"""What the type variables of each class stand for."""


class Hierarchy:
    """Which class derives from which."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        self._subclasses: dict[Scope, list[ProjectClass]] | None = None
        self._kept: dict[Scope, Ancestors] = {}
        self._is_open = self._is_early = False
        self._early: set[Scope] = set()
        """The classes whose ancestors asked for descendants before all were known: who comes first counts there."""

    # --- ancestors

    def line(self, class_: ProjectClass) -> Line:
        """A class with its ancestors."""
        return self.inference.once_or(Line((class_,)), self._line, class_)

    def _line(self, class_: ProjectClass) -> Line:
        """Python's order (C3); depth first where that has no answer."""
        parents: list[ProjectClass] = []
        libraries: list[LibraryInstance] = []
        for head, place in self._heads(class_):
            if not isinstance(head, ProjectClass):
                libraries.append(library_instance(head.path, self._type_arguments(place)))
            elif head.scope is not class_.scope:
                parents.append(head)  # what its type arguments are does not matter here
        lines = [self.line(parent) for parent in parents]
        libraries += [library for line in lines for library in line.libraries]
        merged = _merged([list(line.classes) for line in lines] + [parents])
        others = [ancestor for ancestor in merged if ancestor.scope is not class_.scope]  # of classes in a circle
        return Line((class_, *others[:_MOST_ANCESTORS]), tuple(dict.fromkeys(libraries)))

    def _bases(self, class_: ProjectClass) -> Iterator[ProjectInstance | LibraryInstance]:
        """The bases of a class, each as the instance that it would have: with its type arguments."""
        for head, place in self._heads(class_):
            if isinstance(head, ProjectClass):
                yield ProjectInstance(head.scope, head.home, self._type_arguments(place))
            else:
                yield library_instance(head.path, self._type_arguments(place))

    def _heads(self, class_: ProjectClass) -> Iterator[tuple[ProjectClass | LibraryName, Site | None]]:
        """The bases of a class, each with the place of its type arguments."""
        definition = class_.scope.class_
        for base in definition.bases if definition is not None else ():
            for value in in_order(self.inference.values(class_.home, base)):
                match value:
                    case ProjectClass() | LibraryName():
                        yield value, None
                    case TypeForm(Site(frame, expression)):
                        node = frame.scope.nodes[expression]
                        if isinstance(node, m.Subscript):
                            for head in in_order(self.inference.values(frame, node.value)):
                                if isinstance(head, ProjectClass | LibraryName):
                                    yield head, Site(frame, node.key)

    def _type_arguments(self, place: Site | None) -> tuple[Values, ...]:
        return () if place is None else self.inference.types.arguments(*place)

    def is_subclass(self, class_: ProjectClass, base: Value) -> bool:
        """Whether a class is, or derives from, another of the project or of a library."""
        line = self.line(class_)
        match base:
            case ProjectClass(scope):
                return any(ancestor.scope is scope for ancestor in line.classes)
            case LibraryName(path):
                return any(self.inference.knowledge.is_subclass(library.path, path) for library in line.libraries)
        return False

    def has_unknown_base(self, class_: ProjectClass) -> bool:
        """Whether a class derives from something that is not known."""
        line = self.line(class_)
        if len(line.classes) > _MOST_ANCESTORS:
            return True
        asked = sum(len(c.scope.class_.bases) for c in line.classes if c.scope.class_ is not None)
        found = sum(len(list(self._heads(c))) for c in line.classes)
        known = self.inference.knowledge
        return found < asked or any(
            known.class_(library.path) is None and library.path not in _BARE for library in line.libraries
        )

    # --- descendants

    def descendants(self, class_: ProjectClass) -> list[ProjectClass]:
        """The project's classes that derive from a class, in order of place."""
        found = self._known_subclasses().get(class_.scope, [])
        self._is_early = self._is_early or self._is_open
        reads = self.inference.reads
        reads.mask |= reads.name("subclasses", subclasses_key(class_.scope))
        for derived in found:
            reads.mask |= derived.scope.read
        return found

    def subclasses(self) -> dict[str, list[str]]:
        """The classes that have descendants, by the names under which it is noted that these were asked for."""
        named: dict[str, list[str]] = {}
        for scope, found in self._known_subclasses().items():  # two classes may have one name
            named.setdefault(subclasses_key(scope), []).extend(subclasses_key(class_.scope) for class_ in found)
        return named

    def _known_subclasses(self) -> dict[Scope, list[ProjectClass]]:
        if self._subclasses is None:
            with self.inference.reads.aside():
                self._subclasses = self._all_subclasses()
        return self._subclasses

    def _all_subclasses(self) -> dict[Scope, list[ProjectClass]]:
        subclasses: dict[Scope, list[ProjectClass]] = {}
        self._subclasses = subclasses  # as far as it is known, for a class whose bases ask for it
        self._is_open = True
        for class_ in self._all_classes():
            self._is_early = False
            for ancestor in self._ancestors(class_):
                subclasses.setdefault(ancestor, []).append(class_)
            if self._is_early:
                self._early.add(class_.scope)
        self._is_open = False
        return subclasses

    def _all_classes(self) -> Iterator[ProjectClass]:
        for module in self.inference.program.modules():
            for scope in module.inner:
                if scope.kind == "class":
                    yield self.plain(scope)

    def _ancestors(self, class_: ProjectClass) -> Iterable[Scope]:
        known = self._kept.get(class_.scope)
        return (each.scope for each in self.line(class_).classes[1:]) if known is None else known.scopes

    # --- between one analysis and the next

    def ancestors(self) -> Iterator[tuple[Scope, Ancestors]]:
        """The classes with their ancestors, but for those where it counts who comes first."""
        for class_ in self._all_classes():
            if class_.scope not in self._early:
                yield class_.scope, self._kept.get(class_.scope) or self._found(class_)

    def _found(self, class_: ProjectClass) -> Ancestors:
        read = self.inference.settling.known(self._line, class_) or frozenset()
        return Ancestors(tuple(self._ancestors(class_)), packed(read | class_.scope.read))

    def restore(self, kept: dict[Scope, Ancestors]) -> None:
        """Takes the ancestors of classes, as far as they are known from an earlier analysis."""
        self._kept = kept
        self._subclasses = None

    def plain(self, scope: Scope) -> ProjectClass:
        """A class in the plain frame of what it is defined in."""
        assert scope.parent is not None, "a class stands in something"
        return ProjectClass(scope, self.inference.frames.plain(scope.parent))

    def is_abstract(self, class_: ProjectClass) -> bool:
        """Whether a class leaves a method to those that derive from it or fit it: a protocol, a stub, an abstract method."""
        return self.is_protocol(class_) or any(
            function.function is not None and function.function.docstring_only and function.name != "__init__"
            for function in class_.scope.functions
        )

    def is_protocol(self, class_: ProjectClass) -> bool:
        """Whether a class is itself a protocol, which others fit without deriving from it."""
        return any(
            isinstance(head, LibraryName) and head.path in _GENERIC and head.path.endswith("Protocol")
            for head, _ in self._heads(class_)
        )

    def implementers(self, class_: ProjectClass) -> list[ProjectClass]:
        """The classes that an abstract class stands for: those that derive from it, or fit a protocol."""
        found = list(self.descendants(class_))
        if self.is_protocol(class_):
            fitting = [fit for fit in self._fitting(class_) if fit not in found]
            if len(fitting) <= _MOST_IMPLEMENTERS:
                found += fitting
        return found

    def _fitting(self, protocol: ProjectClass) -> list[ProjectClass]:
        """The classes that have a protocol's methods, of the same kind."""
        wanted = {f.name: f.is_async for f in protocol.scope.functions if not f.name.startswith("__")}
        if not wanted:
            return []
        rarest = min(wanted, key=lambda name: len(self.inference.index.classes_with(name)))
        found = []
        for scope in self.inference.index.classes_with(rarest):
            class_ = self.plain(scope)
            methods = {f.name: f.is_async for c in reversed(self.line(class_).classes) for f in c.scope.functions}
            fits = all(methods.get(name) is is_async for name, is_async in wanted.items())
            if fits and not self.is_protocol(class_):
                found.append(class_)
        return found

    # --- type parameters

    def stands_for(self, instance: ProjectInstance, class_: Scope, variable: TypeVariable) -> Values:
        """What a type variable of a class stands for, seen from an instance of a class that derives from it."""
        nothing: Substitutions = {}
        return self.inference.once_or(nothing, self._substitutions, instance).get((class_, variable), NONE)

    def _substitutions(self, instance: ProjectInstance) -> Substitutions:
        found: Substitutions = {}
        waiting = [ProjectInstance(instance.scope, instance.home, instance.arguments)]
        seen: set[Scope] = set()
        while waiting:
            current = waiting.pop()
            if current.scope in seen:
                continue
            seen.add(current.scope)
            variables = self._parameters(current.class_)
            for place, variable in enumerate(variables):
                if place < len(current.arguments):
                    found[current.scope, variable] = current.arguments[place]
            frame = self.inference.frames.make(current.scope, current.home, current if current.arguments else None)
            waiting += [base for base in self._applied_bases(current, frame) if isinstance(base, ProjectInstance)]
        return found

    def _applied_bases(self, current: ProjectInstance, frame: Frame) -> Iterator[ProjectInstance | LibraryInstance]:
        """The bases of an instance's class, with its own type arguments put in."""
        definition = current.scope.class_
        for place, base in enumerate(self._bases(current.class_)):
            if definition is None or not isinstance(base, ProjectInstance) or not base.arguments:
                yield base
                continue
            yield ProjectInstance(
                base.scope, base.home, self._arguments_of(current, definition.bases, place) or base.arguments
            )

    def _arguments_of(self, current: ProjectInstance, bases: tuple[int, ...], place: int) -> tuple[Values, ...]:
        """The type arguments of a base: `T` in `class Repo(Base[T])` is what the instance says."""
        if place >= len(bases):
            return ()
        node = current.home.scope.nodes[bases[place]]
        if not isinstance(node, m.Subscript):
            return ()
        own = dict(zip(self._parameters(current.class_), current.arguments, strict=False))
        return self.inference.types.arguments(current.home, node.key, own)

    def _parameters(self, class_: ProjectClass) -> list[TypeVariable]:
        """The type variables of a class, in the order of its type arguments."""
        definition = class_.scope.class_
        if definition is None:
            return []
        if definition.type_parameters:
            return [self.inference.types.type_parameter(class_.scope, name) for name in definition.type_parameters]
        found: dict[TypeVariable, None] = {}
        generic: list[TypeVariable] = []
        for base in definition.bases:
            for head, variables in self.inference.types.variables(class_.home, base):
                found.update(dict.fromkeys(variables))
                if isinstance(head, LibraryName) and head.path in _GENERIC:
                    generic += variables
        return generic or list(found)


def subclasses_key(class_: Scope) -> str:
    """The name under which it is noted that the classes were asked for which derive from this one."""
    return f"{class_.path}:{class_.qualname}"


def _merged(lines: list[list[ProjectClass]]) -> list[ProjectClass]:
    """The C3 merge of lines of ancestors; where they contradict each other, in the order in which they come."""
    lines = [line for line in lines if line]
    if len(lines) == 2 and len(lines[1]) == 1:  # one base: its line, and the base itself
        return lines[0]
    merged: list[ProjectClass] = []
    while lines:
        behind = {class_.scope for line in lines for class_ in line[1:]}
        head = next((line[0] for line in lines if line[0].scope not in behind), lines[0][0])
        merged.append(head)
        lines = [rest for line in lines if (rest := [class_ for class_ in line if class_.scope is not head.scope])]
    return merged
