"""Attributes: of modules and classes, of instances of the project's classes and of libraries'."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .program import Scope, assignments, child
from .values import (
    NONE,
    LibraryInstance,
    LibraryMethod,
    LibraryName,
    ProjectClass,
    ProjectFunction,
    ProjectInstance,
    ProjectModule,
    Site,
    Super,
    TypeForm,
    Value,
    Values,
    order,
)

if TYPE_CHECKING:
    from .inference import Inference
Line = tuple[tuple[Scope, ...], tuple[str, ...]]


class Classes:
    """What attributes stand for, by the class hierarchy of the project and of the libraries."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        self._subclasses: dict[Scope, list[Scope]] | None = None
        self._remade: dict[Scope, bool] = {}
        self._stores_of: dict[Scope, list[tuple[Scope, int, int, int]]] = {}
        self._attribute_stores: dict[str, list[tuple[Scope, int, int]]] | None = None

    def attribute(self, owner: Value, name: str) -> Values:
        """What `owner.name` stands for."""
        match owner:
            case LibraryName(path):
                if (
                    self.inference.knowledge.class_(path) is not None
                    and self.inference.knowledge.method(path, name) is not None
                ):
                    return frozenset({LibraryMethod(LibraryInstance(path), name)})
                return self.inference.names.library(f"{path}.{name}")
            case LibraryInstance(path):
                return self._library_attribute(owner, name)
            case ProjectModule(path):
                return self.inference.names.member(path, name)
            case ProjectInstance(scope):
                return self.inference.once(("attribute", owner, name), lambda: self._own_attribute(scope, owner, name))
            case ProjectClass(scope):
                return self.inference.once(("attribute", owner, name), lambda: self._own_attribute(scope, owner, name))
            case Super(scope, receiver):
                return self._super_attribute(scope, receiver, name)
            case TypeForm(site):
                return self.inference.each(self._form_classes(site), lambda class_: self.attribute(class_, name))
        return NONE

    def _library_attribute(self, owner: LibraryInstance, name: str) -> Values:
        if self.inference.knowledge.method(owner.path, name) is not None:
            return frozenset({LibraryMethod(owner, name)})
        text = self.inference.knowledge.attribute(owner.path, name)
        if text is not None:
            return self.inference.types.of_text(text, owner, None)
        any_name = self.inference.knowledge.method(owner.path, "__getattr__")
        if any_name is not None and any_name.returns and not name.startswith("__"):
            return self.inference.types.of_text(any_name.returns, owner, None)
        if self.inference.knowledge.is_dynamic(owner.path):
            return self.inference.once(("stored", owner.path, name), lambda: self._stored(owner.path, name))
        return NONE

    def _stored(self, path: str, name: str) -> Values:
        """What the project assigns to this attribute of such an object, wherever it does: `app.state.llm = ...`."""
        found: set[Value] = set()
        for scope, target, value in self._stores().get(name, ()):
            node = scope.body.expressions[target]
            if isinstance(node, m.Attribute) and any(
                isinstance(owner, LibraryInstance) and self.inference.knowledge.is_subclass(owner.path, path)
                for owner in self.inference.values(scope, node.value)
            ):
                found |= self.inference.values(scope, value)
        return frozenset(found)

    def _stores(self) -> dict[str, list[tuple[Scope, int, int]]]:
        if self._attribute_stores is None:
            self._attribute_stores = {}
            for module in self.inference.program.modules():
                for scope in module.inner():
                    for target, value in _attribute_assignments(scope):
                        node = scope.body.expressions[target]
                        assert isinstance(node, m.Attribute)
                        self._attribute_stores.setdefault(node.name, []).append((scope, target, value))
        return self._attribute_stores

    def _own_attribute(self, scope: Scope, owner: ProjectInstance | ProjectClass, name: str) -> Values:
        classes, libraries = self.line(scope)
        if any(map(self._is_remade, classes)):
            return NONE
        for class_ in classes:
            found = self._declared(class_, owner, name)
            if found is not None:
                return self._implemented(scope, owner, name, found)
        for path in libraries:
            instance = LibraryInstance(path)
            if self.inference.knowledge.method(path, name) is not None:
                return frozenset({LibraryMethod(instance, name)})
            text = self.inference.knowledge.attribute(path, name)
            if text is not None:
                return self.inference.types.of_text(text, instance, None)
        return NONE

    def _is_remade(self, class_: Scope) -> bool:
        """Whether a class's methods are not what its statement says: `__getattribute__`, or a metaclass or class decorator
        of the project that sets attributes."""
        if class_ not in self._remade:
            makers = self._makers(class_)
            self._remade[class_] = any(f.name == "__getattribute__" for f in class_.functions) or any(
                _sets_attributes(scope) for maker in makers for scope in maker.inner()
            )
        return self._remade[class_]

    def _makers(self, class_: Scope) -> list[Scope]:
        """The project's metaclass and class decorators of a class."""
        if class_.class_ is None or class_.parent is None:
            return []
        places = [k.value for k in class_.class_.keywords if k.keyword == "metaclass"] + list(class_.class_.decorators)
        values = [value for place in places for value in self.inference.values(class_.parent, place)]
        return [value.scope for value in values if isinstance(value, (ProjectClass, ProjectFunction))]

    def _implemented(self, scope: Scope, owner: ProjectInstance | ProjectClass, name: str, found: Values) -> Values:
        """Where a method is only declared (a stub), what the subclasses make of it."""
        functions = [value.scope for value in found if isinstance(value, ProjectFunction)]
        if not functions or not all(f.function is not None and f.function.docstring_only for f in functions):
            return found
        implementations: set[Value] = set()
        for subclass in self.descendants(scope):
            receiver = ProjectInstance(subclass) if isinstance(owner, ProjectInstance) else ProjectClass(subclass)
            own = self._declared(subclass, receiver, name)
            implementations |= own or NONE
        return frozenset(implementations) or found

    def _super_attribute(self, scope: Scope, receiver: ProjectInstance | ProjectClass, name: str) -> Values:
        classes, libraries = self.line(scope)
        for class_ in classes[1:]:
            found = self._declared(class_, receiver, name)
            if found is not None:
                return found
        for path in libraries:
            if self.inference.knowledge.method(path, name) is not None:
                return frozenset({LibraryMethod(LibraryInstance(path), name)})
        return NONE

    def _declared(self, class_: Scope, owner: ProjectInstance | ProjectClass, name: str) -> Values | None:
        """What a class itself says of an attribute; `None` when it says nothing."""
        bindings = class_.bindings.get(name, ())
        found: set[Value] = set()
        for binding in bindings:
            if binding.kind == "function":
                found |= self._method(child(class_, "function", binding.index), owner)
            else:
                found |= self.inference.names.bound(binding)
        if isinstance(owner, ProjectInstance):
            stores = [store for store in self._self_stores(class_) if _attribute_name(store[0], store[1]) == name]
            for scope, _, value, annotation in stores:
                found |= self.inference.values(scope, value) or self.inference.types.instances(scope, annotation)
            if not bindings and not stores:
                return None
        elif not bindings:
            return None
        return frozenset(found)

    def _self_stores(self, class_: Scope) -> list[tuple[Scope, int, int, int]]:
        """Assignments to attributes of the first parameter in a class's methods: scope, target, value, annotation."""
        if class_ not in self._stores_of:
            self._stores_of[class_] = self._find_self_stores(class_)
        return self._stores_of[class_]

    def _find_self_stores(self, class_: Scope) -> list[tuple[Scope, int, int, int]]:
        found = []
        for method in class_.functions:
            if method.function is None or not method.function.parameters:
                continue
            first = method.function.parameters[0].name
            for statement in assignments(method):
                for target in statement.targets:
                    node = method.body.expressions[target]
                    if isinstance(node, m.Attribute) and method.body.expressions[node.value] == m.Name(first):
                        found.append((method, target, statement.value, statement.annotation))
        return found

    def _method(self, function: Scope, owner: ProjectInstance | ProjectClass) -> Values:
        roles = self.inference.decorators.decorator_names(function)
        if "property" in roles:
            if isinstance(owner, ProjectClass):
                return NONE
            return self.inference.results.returned(function)
        values = self.inference.decorators.decorated(function)
        if "staticmethod" in roles:
            return values
        receiver: ProjectInstance | ProjectClass | None = owner
        if "classmethod" in roles:
            receiver = ProjectClass(owner.scope)
        elif isinstance(owner, ProjectClass):
            receiver = None
        return frozenset(
            ProjectFunction(value.scope, receiver, value.wraps) if isinstance(value, ProjectFunction) else value
            for value in values
        )

    def line(self, class_: Scope) -> Line:
        """A project's class with its ancestors in the project, in the order of look-up, and its ancestors in libraries."""
        nothing: Line = ((class_,), ())
        return self.inference.once_or(nothing, ("line", class_), lambda: self._line(class_))

    def _line(self, class_: Scope) -> Line:
        """Python's order (C3); depth first where that has no answer."""
        parents: list[Scope] = []
        libraries: list[str] = []
        if class_.class_ is not None and class_.parent is not None:
            for base in class_.class_.bases:
                for value in sorted(self._base_classes(class_.parent, base), key=order):
                    if isinstance(value, ProjectClass) and value.scope is not class_:
                        parents.append(value.scope)
                    elif isinstance(value, LibraryName):
                        libraries.append(value.path)
        lines = [self.line(parent) for parent in parents]
        libraries += [path for line in lines for path in line[1]]
        return (class_, *_merged([list(line[0]) for line in lines] + [parents])), tuple(dict.fromkeys(libraries))

    def _base_classes(self, scope: Scope, base: int) -> Values:
        values = self.inference.values(scope, base)
        return self.inference.each(
            values, lambda v: self._form_classes(v.site) if isinstance(v, TypeForm) else frozenset({v})
        )

    def _form_classes(self, site: Site) -> Values:
        """The class of `Repository[User]`."""
        node = site.scope.body.expressions[site.expression]
        return self.inference.values(site.scope, node.value) if isinstance(node, m.Subscript) else NONE

    def descendants(self, class_: Scope) -> list[Scope]:
        """The project's classes that derive from a class, in order of place."""
        if self._subclasses is None:
            self._subclasses = {}
            for module in self.inference.program.modules():
                for scope in module.inner():
                    if scope.kind == "class":
                        for ancestor in self.line(scope)[0][1:]:
                            self._subclasses.setdefault(ancestor, []).append(scope)
        return self._subclasses.get(class_, [])


def _merged(lines: list[list[Scope]]) -> list[Scope]:
    """The C3 merge of lines of ancestors; where they contradict each other, in the order in which they come."""
    merged: list[Scope] = []
    lines = [line for line in lines if line]
    while lines:
        head = next((line[0] for line in lines if not any(line[0] in other[1:] for other in lines)), lines[0][0])
        merged.append(head)
        lines = [rest for line in lines if (rest := [scope for scope in line if scope is not head])]
    return merged


def _attribute_name(scope: Scope, target: int) -> str:
    node = scope.body.expressions[target]
    return node.name if isinstance(node, m.Attribute) else ""


def _attribute_assignments(scope: Scope) -> Iterable[tuple[int, int]]:
    for statement in assignments(scope):
        for target in statement.targets:
            if isinstance(scope.body.expressions[target], m.Attribute) and statement.value != NOTHING:
                yield target, statement.value


def _sets_attributes(scope: Scope) -> bool:
    """Whether code calls `setattr`, or, in a metaclass's `__new__`, fills the namespace that it is given."""
    if any(
        isinstance(node, m.Call) and scope.body.expressions[node.function] == m.Name("setattr")
        for node in scope.body.expressions
    ):
        return True
    return scope.name == "__new__" and any(
        isinstance(node, m.Subscript)
        and scope.body.uses[index].kind == "target"
        and isinstance(scope.body.expressions[node.value], m.Name)
        for index, node in enumerate(scope.body.expressions)
    )
