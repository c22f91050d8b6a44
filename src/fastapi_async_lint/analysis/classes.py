"""Attributes: of modules and classes, of instances of the project's classes and of libraries'."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fastapi_async_lint import model as m

from .frame import Frame
from .once import done_once
from .program import Binding, Scope, child
from .values import (
    NONE,
    Container,
    LibraryInstance,
    LibraryMethod,
    LibraryName,
    Produced,
    ProjectClass,
    ProjectFunction,
    ProjectInstance,
    ProjectModule,
    Super,
    TypeForm,
    Value,
    Values,
    union,
)

if TYPE_CHECKING:
    from .inference import Inference

Owner = ProjectInstance | ProjectClass


class Classes:
    """What attributes stand for, by the class hierarchy of the project and of the libraries."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        self._self_stores: dict[Scope, dict[str, list[Binding]]] = {}

    def called(self, instance: Value) -> Values:
        """What a call of an instance runs, through instances that are the `__call__` of others. One may be its own."""
        waiting, seen = [instance], {instance}
        while waiting:
            methods = self.attribute(waiting.pop(), "__call__") - seen
            seen |= methods
            waiting += [method for method in methods if isinstance(method, (LibraryInstance, ProjectInstance))]
        return frozenset(each for each in seen if not isinstance(each, (LibraryInstance, ProjectInstance)))

    def attribute(self, owner: Value, name: str) -> Values:
        """What `owner.name` stands for."""
        match owner:
            case LibraryName(path):
                if (
                    self.inference.knowledge.class_(path) is not None
                    and self.inference.knowledge.method(path, name) is not None
                ):
                    return frozenset({LibraryMethod(LibraryInstance(path), name)})
                return NONE if _goes_round(path, name) else self.inference.names.library(f"{path}.{name}")
            case LibraryInstance():
                return self._library_attribute(owner, name)
            case ProjectModule(path):
                return self.inference.names.member(path, name)
            case ProjectInstance() | ProjectClass():
                return self.inference.settling.pivot(NONE, self._own_attribute, owner, name)
            case Super(scope, receiver):
                return self._super_attribute(scope, receiver, name)
            case TypeForm():
                return self.inference.once(self._form_attribute, owner, name)
            case Container():
                return self.inference.containers.method(owner, name)
            case Produced(kind="awaitable"):
                return self.inference.each(
                    self.inference.results.object_of(owner), lambda made: self.attribute(made, name)
                )
        return NONE

    def _form_attribute(self, owner: TypeForm, name: str) -> Values:
        """What `X[Y].name` stands for: what `X.name` does. `X` may hold that very form: `x = x[i]`, in a loop."""
        frame, expression = owner.site
        node = frame.scope.nodes[expression]
        heads = self.inference.values(frame, node.value) if isinstance(node, m.Subscript) else NONE
        return self.inference.each(heads, lambda class_: self.attribute(class_, name))

    # --- libraries

    def _library_attribute(self, owner: LibraryInstance, name: str) -> Values:
        found = self._by_rows(owner, name)
        if found is not None:
            return found
        any_name = self.inference.knowledge.method(owner.path, "__getattr__")
        if any_name is not None and any_name.returns and not name.startswith("__"):
            return self.inference.types.of_text(any_name.returns, owner, None)
        if self.inference.knowledge.is_dynamic(owner.path):
            return self.inference.once(self._stored_on_dynamic, owner.path, name)
        return NONE

    def _by_rows(self, owner: LibraryInstance, name: str) -> Values | None:
        """What a library's rows say of an attribute; `None` when they say nothing."""
        if self.inference.knowledge.method(owner.path, name) is not None:
            return frozenset({LibraryMethod(owner, name)})
        text = self.inference.knowledge.attribute(owner.path, name)
        return None if text is None else self.inference.types.of_text(text, owner, None)

    def _stored_on_dynamic(self, path: str, name: str) -> Values:
        """What the project assigns to this attribute of such an object, wherever it does: `app.state.llm = ...`."""

        def is_alike(owner: Value) -> bool:
            return isinstance(owner, LibraryInstance) and self.inference.knowledge.is_subclass(owner.path, path)

        return self._stored(name, is_alike) | self.inference.results.lifespan_state(path, name)

    # --- what is assigned from outside

    def stored_on(self, owner: Value, name: str) -> Values:
        """What is assigned to an attribute from outside: `module.client = ...`, `instance.client = ...`."""
        return self.inference.once(self._find_stored_on, owner, name)

    def _find_stored_on(self, owner: Value, name: str) -> Values:
        def is_alike(other: Value) -> bool:
            match owner, other:
                case ((ProjectInstance() | ProjectClass()), (ProjectInstance() | ProjectClass())):
                    line = self.inference.hierarchy.line(_class_of(owner)).classes
                    return any(ancestor.scope is other.scope for ancestor in line)
            return owner == other

        return self._stored(name, is_alike)

    def _stored(self, name: str, is_alike: Callable[[Value], bool]) -> Values:
        found: set[Value] = set()
        for scope, owner, binding, value in self.inference.index.stores(name):
            frame = self.inference.frames.plain(scope)
            if any(map(is_alike, self.inference.values(frame, owner))):
                stored = (
                    self.inference.values(frame, value)
                    if binding is None
                    else self.inference.names.bound(frame, binding)
                )
                found |= stored
        return frozenset(found)

    # --- the project's classes

    def _own_attribute(self, owner: Owner, name: str) -> Values:
        line = self.inference.hierarchy.line(_class_of(owner))
        if any(self._is_remade(class_.scope) for class_ in line.classes):
            return NONE
        if name == "__class__" and isinstance(owner, ProjectInstance):
            return frozenset({owner.class_})
        for class_ in line.classes:
            found = self._declared(class_, owner, name)
            if found is not None:
                return self._implemented(owner, name, found) or self.stored_on(owner, name)
        if isinstance(owner, ProjectInstance):
            for known, values in owner.given:
                if known == name:  # a field of a dataclass or model
                    return values
        for library in line.libraries:
            by_rows = self._by_rows(library, name)
            if by_rows is not None:
                return by_rows
        return self.stored_on(owner, name) or self._by_getattr(owner, name) or self._only_derived(owner, name)

    def _only_derived(self, owner: Owner, name: str) -> Values:
        """A method that a class does not have, but those that derive from it do, all of the same kind: it is one of them."""
        if name.startswith("__") or not isinstance(owner, ProjectInstance):
            return NONE
        if self.inference.hierarchy.has_unknown_base(owner.class_):
            return NONE
        derived = self.inference.hierarchy.descendants(owner.class_)
        having = [class_ for class_ in derived if any(f.name == name for f in class_.scope.functions)]
        found = union(self.attribute(ProjectInstance(class_.scope, class_.home), name) for class_ in having)
        kinds = {value.scope.is_async if isinstance(value, ProjectFunction) else None for value in found}
        return found if len(kinds) == 1 and None not in kinds else NONE

    def _by_getattr(self, owner: Owner, name: str) -> Values:
        """What the project's `__getattr__` returns for a name that is not there."""
        if name.startswith("__") or not isinstance(owner, ProjectInstance):
            return NONE
        methods = self.attribute(owner, "__getattr__")
        return self.inference.each(methods, self.inference.results.returned_by)

    def _is_remade(self, class_: Scope) -> bool:
        """Whether a class's methods are not what its statement says: `__getattribute__`, or a metaclass or class decorator
        of the project that sets attributes."""
        return self.inference.once_or(False, self._find_remade, class_)

    def _find_remade(self, class_: Scope) -> bool:
        return any(f.name == "__getattribute__" for f in class_.functions) or any(
            _sets_attributes(scope) for maker in self._makers(class_) for scope in maker.inner
        )

    def is_built_once(self, class_: ProjectClass) -> bool:
        """Whether a metaclass of the project keeps what calling a class gives, so that only the first call builds it."""
        return self.inference.once_or(False, self._find_built_once, class_)

    def _find_built_once(self, class_: ProjectClass) -> bool:
        hierarchy = self.inference.hierarchy
        makers = (maker for ancestor in hierarchy.line(class_).classes for maker in self._makers(ancestor.scope))
        kinds = (hierarchy.plain(maker) for maker in makers if maker.kind == "class")
        calls = (call for kind in kinds for call in self.called(ProjectInstance(kind.scope, kind.home)))
        return any(isinstance(call, ProjectFunction) and self._calls_on_once(call.scope) for call in calls)

    def _calls_on_once(self, call: Scope) -> bool:
        """Whether the `__call__` of a metaclass calls the one behind it only the first time, and keeps what that gives by
        the class alone."""
        if any(isinstance(node, m.Subscript) and call.nodes[node.key] != m.Name(call.own_name) for node in call.nodes):
            return False
        once = self.inference.once_or(frozenset[int](), done_once, call)
        called = (call.nodes[node.function] for index in once if isinstance(node := call.nodes[index], m.Call))
        return any(isinstance(function, m.Attribute) and function.name == "__call__" for function in called)

    def _makers(self, class_: Scope) -> list[Scope]:
        """The project's metaclass and class decorators of a class."""
        if class_.class_ is None or class_.parent is None:
            return []
        places = [k.value for k in class_.class_.keywords if k.keyword == "metaclass"] + list(class_.class_.decorators)
        home = self.inference.frames.plain(class_.parent)
        values = [value for place in places for value in self.inference.values(home, place)]
        return [value.scope for value in values if isinstance(value, (ProjectClass, ProjectFunction))]

    def _implemented(self, owner: Owner, name: str, found: Values) -> Values:
        """Where a method is only declared (a stub), what the classes that derive from this one make of it."""
        functions = [value.scope for value in found if isinstance(value, ProjectFunction)]
        if not functions or not all(f.function is not None and f.function.docstring_only for f in functions):
            return found
        implementations: set[Value] = set()
        for class_ in self.inference.hierarchy.implementers(_class_of(owner)):
            receiver = ProjectInstance(class_.scope, class_.home) if isinstance(owner, ProjectInstance) else class_
            implementations |= self.attribute(receiver, name)
        implementations = {value for value in implementations if value not in found}
        return frozenset(implementations) or found

    def _super_attribute(self, scope: Scope, receiver: ProjectInstance, name: str) -> Values:
        line = self.inference.hierarchy.line(receiver.class_)
        scopes = [class_.scope for class_ in line.classes]
        behind = scopes.index(scope) + 1 if scope in scopes else 0
        for class_ in line.classes[behind:]:
            found = self._declared(class_, receiver, name)
            if found is not None:
                return found
        for library in line.libraries:
            if self.inference.knowledge.method(library.path, name) is not None:
                return frozenset({LibraryMethod(library, name)})
        return NONE

    def _declared(self, class_: ProjectClass, owner: Owner, name: str) -> Values | None:
        """What a class itself, or its row, says of an attribute; `None` when it says nothing."""
        stated = self.inference.stated.attribute(class_.scope, name)
        if stated is not None:
            return stated
        bindings = class_.scope.bound(name)
        stores = self.stores_of(class_.scope, name)
        if not bindings and not stores:
            return None
        instance = owner if isinstance(owner, ProjectInstance) else ProjectInstance(owner.scope, owner.home)
        frame = self.inference.calling.class_frame(class_, instance)
        found: set[Value] = set()
        if self._given_field(instance, name) is not None:
            found |= self._given_field(instance, name) or NONE
            bindings = ()
        for binding in _without_accessors(class_.scope, bindings):
            if binding.kind == "function":
                found |= self._method(child(class_.scope, "function", binding.index), frame, owner)
            elif self._has_members(owner):
                found.add(instance)
            else:
                found |= self.inference.names.bound(frame, binding)
        for store in stores:
            found |= self._stored_by_method(store, frame, instance)
        return frozenset(found)

    def _has_members(self, owner: Owner) -> bool:
        """Whether what stands in a class's body are its instances, as in an enumeration."""
        libraries = self.inference.hierarchy.line(_class_of(owner)).libraries
        return any(self.inference.knowledge.has_members(library.path) for library in libraries)

    def _given_field(self, instance: ProjectInstance, name: str) -> Values | None:
        """What the constructor of a dataclass or model was given for a field."""
        if not instance.given or self.inference.calling.constructor(instance.class_) is not None:
            return None
        return next((values for known, values in instance.given if known == name), None)

    def _stored_by_method(self, store: Binding, frame: Frame, instance: ProjectInstance) -> Values:
        """What `self.name = ...` in a method stores, for an instance: its constructor knows what it was given."""
        is_constructor = self.inference.calling.constructor(instance.class_) is store.scope
        given = instance.given if is_constructor else ()
        method = self.inference.frames.make(store.scope, frame, given=given)
        values = self.inference.names.bound(method, store)
        return values or self.inference.types.instances(method, store.annotation)

    def stores_of(self, class_: Scope, name: str) -> list[Binding]:
        """Assignments to an attribute of the first parameter in a class's methods."""
        reads = self.inference.reads
        found = self._stores_in(class_).get(name, [])
        reads.mask |= reads.name("stores", name)
        for store in found:
            store.scope.note_body()
        return found

    def _stores_in(self, class_: Scope) -> dict[str, list[Binding]]:
        if class_ not in self._self_stores:
            table: dict[str, list[Binding]] = {}
            for method in class_.functions:
                first = m.Name(method.own_name)
                for store in method.every_store:
                    node = method.written.expressions[store.target]
                    if isinstance(node, m.Attribute) and method.written.expressions[node.value] == first:
                        table.setdefault(node.name, []).append(store)
            self._self_stores[class_] = table
        return self._self_stores[class_]

    def _method(self, function: Scope, frame: Frame, owner: Owner) -> Values:
        """A function of a class, bound to what it is looked up on."""
        roles = self.inference.decorators.decorator_names(function)
        if "property" in roles:
            if isinstance(owner, ProjectClass):
                return NONE
            if function.is_async:
                return self.inference.results.returned_by(ProjectFunction(function, frame))
            return self.inference.results.returned(self.inference.frames.make(function, frame))
        values = self.inference.decorators.decorated(function, frame)
        if "staticmethod" in roles:
            return values
        receiver: Owner | None = owner
        if "classmethod" in roles or function.name in ("__new__", "__init_subclass__"):
            receiver = _class_of(owner)
        elif isinstance(owner, ProjectClass):
            receiver = None
        return frozenset(_bound(value, receiver) for value in values)


def _bound(value: Value, receiver: Owner | None) -> Value:
    """A function as a method of its receiver; anything else that stands in a class is no method."""
    if isinstance(value, ProjectFunction) and value.receiver is None:
        return ProjectFunction(value.scope, value.home, receiver, value.wraps)
    return value


def _class_of(owner: Owner) -> ProjectClass:
    return owner.class_ if isinstance(owner, ProjectInstance) else owner


def _without_accessors(class_: Scope, bindings: tuple[Binding, ...]) -> list[Binding]:
    """The bindings of a name without the setters and deleters of a property."""
    return [b for b in bindings if not (b.kind == "function" and _is_setter(child(class_, "function", b.index)))]


def _is_setter(function: Scope) -> bool:
    if function.function is None or function.parent is None:
        return False
    nodes = [function.parent.nodes[decorator] for decorator in function.function.decorators]
    return any(isinstance(node, m.Attribute) and node.name in ("setter", "deleter") for node in nodes)


def _sets_attributes(scope: Scope) -> bool:
    """Whether code calls `setattr`, or, in a metaclass's `__new__`, fills the namespace that it is given."""
    if any(
        isinstance(node, m.Call) and scope.nodes[node.function] == m.Name("setattr") for node in scope.body.expressions
    ):
        return True
    return scope.name == "__new__" and any(
        isinstance(node, m.Subscript)
        and scope.uses[index].kind == "target"
        and isinstance(scope.nodes[node.value], m.Name)
        for index, node in enumerate(scope.body.expressions)
    )


def _goes_round(path: str, name: str) -> bool:
    """Whether an attribute is asked of a library's name that came from asking for it: `x = x.next or x.last` in a loop would give
    ever more names. `datetime.datetime` is one."""
    *before, last = path.split(".")
    return name in before or (name == last and name in before[-1:])
