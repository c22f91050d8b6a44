"""Names: their bindings, and what each binding gives; imports and parameters among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Fact
from fastapi_async_lint.model import NOTHING
from fastapi_async_lint.project import is_standard_library

from .flow import reaching
from .frame import Frame
from .program import Binding, Scope, child
from .values import (
    NONE,
    Annotated,
    Container,
    LibraryInstance,
    LibraryName,
    ProjectClass,
    ProjectFunction,
    ProjectInstance,
    ProjectModule,
    Site,
    Unknown,
    Value,
    Values,
    container,
    union,
)

if TYPE_CHECKING:
    from .inference import Inference

_BY_CALLERS = frozenset({"positional only", "positional", "keyword only"})


class Names:
    """What names stand for."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        self._flows: dict[Scope, dict[int, tuple[Binding, ...]]] = {}

    # --- which binding

    def of_name(self, frame: Frame, expression: int, name: str) -> Values:
        """What a name that is read stands for; a builtin where nothing binds it."""
        bindings = self._bindings_here(frame.scope, expression, name)
        if bindings is None:
            return frozenset({LibraryName(f"builtins.{name}")})
        if bindings and bindings[0].scope.kind == "module":
            stated = self.inference.stated.name(bindings[0].scope.path, name)
            if stated is not None:
                return stated
        return union(self.bound(frame, binding) for binding in bindings)

    def bindings_of_use(self, scope: Scope, expression: int) -> tuple[Binding, ...]:
        """The bindings that a read name can have."""
        node = scope.nodes[expression]
        if not isinstance(node, m.Name):
            return ()
        return self._bindings_here(scope, expression, node.id) or ()

    def narrowed_attribute(self, frame: Frame, expression: int) -> Values | None:
        """What an attribute stands for where a test says more than its class does; `None` elsewhere."""
        if frame.scope.kind != "function":
            return None
        found = self._flow(frame.scope).get(expression)
        return union(self.bound(frame, binding) for binding in found) if found else None

    def _flow(self, scope: Scope) -> dict[int, tuple[Binding, ...]]:
        scope.note_body()
        if scope not in self._flows:
            self._flows[scope] = reaching(scope, self.inference.knowledge.tests())
        return self._flows[scope]

    def _bindings_here(self, scope: Scope, expression: int, name: str) -> tuple[Binding, ...] | None:
        if scope.kind == "function" and name not in scope.outer_names:
            found = self._flow(scope).get(expression)
            if found:
                return found
        return self._bindings_anywhere(scope, name)

    def _bindings_anywhere(self, scope: Scope, name: str) -> tuple[Binding, ...] | None:
        """All bindings of a name in the innermost scope that has any, by Python's rules; `None` for a builtin."""
        current: Scope | None = scope
        while current is not None:
            is_seen = current.kind != "class" or current is scope
            if is_seen and (current.kind == "module" or name not in current.outer_names):
                found = current.bound(name)
                if found:
                    return found
            current = current.parent
        return self._star_imported(scope.module, name, frozenset())

    def _star_imported(self, module: Scope, name: str, seen: frozenset[str]) -> tuple[Binding, ...] | None:
        """The bindings of a name in the modules that are imported with a star, and in those that these import so."""
        for binding in module.bound("*"):
            source = self.imported_module(binding.scope, binding.imported) if binding.imported is not None else None
            target = self.inference.program.module(source) if source is not None else None
            if target is None or target.path in seen or target is module:
                continue
            found = target.bound(name) or self._star_imported(target, name, seen | {module.path})
            if found:
                return found
        return None

    # --- what it gives

    def bound(self, frame: Frame, binding: Binding) -> Values:
        """What a binding gives its name. `frame`: one in the binding's scope, or in one inside it."""
        return self.inference.once(self._bound, self._frame_for(frame, binding.scope), binding)

    def _frame_for(self, frame: Frame, scope: Scope) -> Frame:
        """The frame of a scope, seen from a frame inside it; the plain one for a scope elsewhere."""
        return frame.within(scope) or self.inference.frames.plain(scope)

    def _bound(self, frame: Frame, binding: Binding) -> Values:
        match binding.kind:
            case "value":
                return self._assigned(frame, binding)
            case "annotation":
                return self.inference.types.instances(frame, binding.annotation)
            case "iterated" | "async iterated":
                items = self.inference.each(
                    self.inference.values(frame, binding.expression), self.inference.results.iterated
                )
                return self._unpacked(items, binding.unpacked)
            case "entered" | "async entered":
                is_async = binding.kind == "async entered"
                entered = self.inference.each(
                    self.inference.values(frame, binding.expression),
                    lambda value: self.inference.results.entered(value, is_async),
                )
                return self._unpacked(entered, binding.unpacked)
            case "import":
                return self._imported(frame.scope, binding.imported)
            case "function":
                return self.inference.decorators.decorated(child(frame.scope, "function", binding.index), frame)
            case "class":
                return self.inference.decorators.decorated_class(child(frame.scope, "class", binding.index), frame)
            case "parameter":
                return self.parameter(frame, binding.index)
            case "exception" | "pattern":
                return self.inference.types.instances(frame, binding.expression)
            case "narrowed":
                return self._narrowed(frame, binding)
        return NONE

    def _assigned(self, frame: Frame, binding: Binding) -> Values:
        values = self._unpacked(self.inference.values(frame, binding.expression), binding.unpacked)
        annotated = self.inference.types.instances(frame, binding.annotation)
        if annotated and all(map(self._is_unknown_object, values)):
            return annotated
        return frozenset(self._with_arguments(value, annotated) for value in values) if annotated else values

    @staticmethod
    def _with_arguments(value: Value, annotated: Values) -> Value:
        """`x: ContextVar[Session] = ContextVar("x")`: the annotation says what the call leaves out."""
        if isinstance(value, LibraryInstance) and not value.arguments:
            said = (other for other in annotated if isinstance(other, LibraryInstance) and other.path == value.path)
            return next(said, value)
        return value

    def _is_unknown_object(self, value: Value) -> bool:
        """An object of a library of which nothing is known: `x: Client = PrivateAttr()` says more by its annotation."""
        if isinstance(value, Container):
            return not self.inference.containers.contents(value)
        if isinstance(value, Unknown):
            return True
        return isinstance(value, LibraryInstance) and self.inference.knowledge.class_(value.path) is None

    def _unpacked(self, values: Values, at: tuple[int, ...]) -> Values:
        for place in at:
            values = self.inference.each(values, lambda value, place=place: self._part(value, place))  # type: ignore[misc]
        return values

    def _part(self, value: Value, place: int) -> Values:
        if isinstance(value, Container) and value.kind == "tuple" and value.parts:
            return value.part(str(place)) or NONE
        return self.inference.results.iterated(value)

    # --- tests

    def _narrowed(self, frame: Frame, binding: Binding) -> Values:
        before = self._before(frame, binding)
        if binding.test in ("instance", "class"):
            classes = self._tested_classes(frame, binding)
            if binding.negated:
                return frozenset(value for value in before if not self._is_any(value, classes))
            kept = frozenset(value for value in before if self._is_any(value, classes))
            return kept or self.inference.each(classes, self.inference.types.instance_of)
        is_wanted = self.inference.guards.matcher(binding.test)
        return frozenset(value for value in before if is_wanted(value) is not binding.negated)

    def _before(self, frame: Frame, binding: Binding) -> Values:
        """What the tested expression stands for when nothing is said by the test."""
        if binding.previous:
            return union(self.bound(frame, previous) for previous in binding.previous)
        node = frame.scope.nodes[binding.target]
        if isinstance(node, m.Attribute):
            return self.inference.attribute_of(frame, node.value, node.name)
        return NONE

    def _tested_classes(self, frame: Frame, binding: Binding) -> Values:
        expression = binding.expression
        node = frame.scope.nodes[expression]
        if binding.test == "instance":
            if not isinstance(node, m.Call) or len(node.arguments) != 2:
                return NONE
            expression = node.arguments[1].value
        return self.class_options(frame, expression)

    def class_options(self, frame: Frame, expression: int) -> Values:
        """The classes of `isinstance`'s second argument: one, a tuple, or a union."""
        node = frame.scope.nodes[expression]
        match node:
            case m.Display(items=items) | m.Operation("|", items):
                return union(self.class_options(frame, item) for item in items)
        found = self.inference.values(frame, expression)
        return union(value.items if isinstance(value, Container) else frozenset({value}) for value in found)

    def _is_any(self, value: Value, classes: Values) -> bool:
        return any(self.is_instance(value, class_) for class_ in classes)

    def is_instance(self, value: Value, class_: Value) -> bool:
        """Whether a value is certainly an instance of a class."""
        match value, class_:
            case LibraryInstance(path), LibraryName(base):
                return self.inference.knowledge.is_subclass(path, base)
            case ProjectInstance(), (ProjectClass() | LibraryName()):
                return self.inference.hierarchy.is_subclass(value.class_, class_)
        return False

    # --- imports

    def _imported(self, scope: Scope, statement: m.Import | None) -> Values:
        if statement is None:
            return NONE
        path = self.imported_module(scope, statement)
        if path is not None:
            if not statement.attribute:
                return frozenset({ProjectModule(path)})
            return self.member(path, statement.attribute)
        if statement.level:
            return NONE
        if statement.attribute:
            return self.library(f"{statement.module}.{statement.attribute}")
        bound_module = statement.module if statement.name != statement.module.split(".")[0] else statement.name
        return frozenset({LibraryName(bound_module)})

    def imported_module(self, scope: Scope, statement: m.Import) -> str | None:
        """The file of the project's module that an import statement means; `None` for a library's."""
        module = statement.module
        if not statement.attribute and statement.name == module.split(".")[0]:
            module = statement.name
        top = module.split(".")[0]
        is_library = is_standard_library(top) or self.inference.knowledge.is_shipped(module)
        return self.inference.program.resolve(scope.path, module, statement.level, is_library=is_library)

    def module(self, scope: Scope, name: str) -> Values:
        """What importing a module by its dotted name gives."""
        statement = m.Import(name, name)
        path = self.imported_module(scope, statement)
        return frozenset({LibraryName(name) if path is None else ProjectModule(path)})

    def member(self, path: str, name: str) -> Values:
        """What a name of a project's module stands for."""
        return self.inference.once(self._member, path, name)

    def _member(self, path: str, name: str) -> Values:
        stated = self.inference.stated.name(path, name)
        if stated is not None:
            return stated
        module = self.inference.program.module(path)
        if module is not None:
            bindings = module.bound(name) or self._star_imported(module, name, frozenset())
            if bindings:
                frame = self.inference.frames.plain(module)
                values = union(self.bound(frame, binding) for binding in bindings)
                values = values or self.inference.classes.stored_on(ProjectModule(path), name)
                if values:
                    return values
        found = self.inference.program.submodule(path, name)
        if found is None or found == path:
            return NONE if module is None else self.inference.classes.stored_on(ProjectModule(path), name)
        return frozenset({ProjectModule(found)})

    def library(self, path: str) -> Values:
        """What a dotted name of a library stands for."""
        path = self.inference.knowledge.canonical(path)
        text = self.inference.knowledge.value(path)
        if text is not None:
            return self.inference.types.of_text(text, None, None)
        return frozenset({LibraryName(path)})

    # --- parameters

    def own_instance(self, frame: Frame) -> ProjectInstance:
        """What `self` is in the methods of a class's frame."""
        if frame.receiver is not None:
            return frame.receiver
        assert frame.parent is not None, "a class stands in something"
        return ProjectInstance(frame.scope, frame.parent)

    def parameter(self, frame: Frame, index: int) -> Values:
        """What a function's parameter can be, from what it is given, its annotation, its default, or its place in a method."""
        function, parent = frame.scope.function, frame.parent
        if function is None or parent is None:
            return NONE
        parameter = function.parameters[index]
        if index == 0 and frame.scope.is_method and not self.inference.calling.is_static(frame.scope):
            if frame.scope.name == "__init_subclass__":
                return frozenset(self.inference.hierarchy.descendants(self.own_instance(parent).class_))
            return frozenset({self._receiver(frame, parent)})
        given = frame.given_for(parameter.name)
        if given is not None:
            return given
        values = self._declared(frame, parent, parameter)
        if parameter.kind == "*":
            return frozenset({container("tuple", values)})
        if parameter.kind == "**":
            return frozenset({container("dict", values)})
        if not values and parameter.annotation == NOTHING and parameter.kind in _BY_CALLERS:
            return self._passed_by_callers(frame, index)
        return values

    def _receiver(self, frame: Frame, parent: Frame) -> Value:
        own = self.own_instance(parent)
        is_class_method = "classmethod" in self.inference.decorators.decorator_names(frame.scope)
        return own.class_ if is_class_method or frame.scope.name == "__new__" else own

    def _declared(self, frame: Frame, parent: Frame, parameter: m.Parameter) -> Values:
        """What a parameter's annotation and default say; a default that injects something says more than an abstract class."""
        annotated = self.inference.types.instances(parent, parameter.annotation, frame)
        default = self.inference.values(parent, parameter.default)
        if self._says_more(default, annotated):
            return default
        if annotated and all(isinstance(value, Annotated) for value in annotated):
            return annotated | default  # `Callable[[], Session]` says what comes back, its default what runs
        assert frame.scope.function is not None
        index = frame.scope.function.parameters.index(parameter)
        return annotated or default or self._passed_by_library(frame, index)

    def _says_more(self, values: Values, annotated: Values) -> bool:
        """Whether some values are instances of project classes, where the annotation only names what they implement."""
        return (
            bool(values and annotated)
            and all(isinstance(value, ProjectInstance) for value in values)
            and all(
                isinstance(a, ProjectInstance) and self.inference.hierarchy.is_abstract(a.class_) for a in annotated
            )
        )

    def _passed_by_library(self, frame: Frame, index: int) -> Values:
        """What a library passes for a parameter of a function that it calls, by the row that says so."""
        place = index - 1 if frame.scope.is_method else index
        assert frame.scope.function is not None
        parameter = frame.scope.function.parameters[index].name
        found: set[Value] = set()
        for registration in self.inference.decorators.registrations(frame.scope):
            text = registration.placement.passed(place, parameter)
            found |= self.inference.types.of_text(text, None, None) if text else NONE
        return frozenset(found) or self.inference.once(self._passed_by_runner, frame.scope, place, parameter)

    def _passed_by_runner(self, function: Scope, place: int, parameter: str) -> Values:
        """What a library passes to a function that a call hands to it: `session.execute_read(work)`."""
        found: set[Value] = set()
        for caller, call in self.inference.index.handing(function.name) if place >= 0 else ():
            site = Site(self.inference.frames.plain(caller), call)
            node = caller.nodes[call]
            assert isinstance(node, m.Call)
            for callee in self.inference.values(site.frame, node.function):
                fact = self.inference.results.fact_of(callee)
                for name, placement in fact.runs.items() if fact is not None else ():
                    text = placement.passed(place, parameter)
                    if text and self._is_handed(site, fact, name, function):
                        found |= self.inference.types.of_text(text, None, None)
        return frozenset(found)

    def _is_handed(self, site: Site, fact: Fact | None, name: str, function: Scope) -> bool:
        """Whether a call passes a function for a parameter."""
        assert fact is not None
        given = self.inference.results.argument(site, fact.parameters, name)
        values = self.inference.values(site.frame, given)
        return any(isinstance(value, ProjectFunction) and value.scope is function for value in values)

    def _passed_by_callers(self, frame: Frame, index: int) -> Values:
        """What the project's own calls pass for a parameter that has no annotation."""
        scope, parent = frame.scope, frame.parent
        assert scope.function is not None
        assert parent is not None
        if scope.name == "__init__" and scope.is_method:
            return self._passed_to_constructor(frame, index)
        name = scope.function.parameters[index].name
        place = index - 1 if scope.is_method else index
        nowhere: tuple[Site, ...] = ()
        sites = self.inference.once_or(nowhere, self._sites_of_calls, scope)
        decorated = self.inference.once(self._decorated_by, scope) if place == 0 else NONE
        return decorated | union(self._argument(site, place, name) for site in sites)

    def _decorated_by(self, function: Scope) -> Values:
        """What a function is applied to as a decorator, or as what a decorator's factory returns."""
        written = list(self.inference.index.decorations(function.name))
        if function.parent is not None and function.parent.kind == "function":
            written += self.inference.index.decorations(function.parent.name)
        found: set[Value] = set()
        for definition, decorator in written:
            assert definition.parent is not None
            home = self.inference.frames.plain(definition.parent)
            makers = self.inference.values(home, decorator)
            if any(isinstance(maker, ProjectFunction) and maker.scope is function for maker in makers):
                found |= self.inference.decorators.below(definition, home, decorator)
        return frozenset(found)

    def _sites_of_calls(self, function: Scope) -> tuple[Site, ...]:
        """The calls of a function, wherever the project writes them with its own name."""
        callers = map(self.inference.frames.plain, self.inference.index.calling(function.name))
        return tuple(site for caller in callers for site in self.sites_in(caller, function))

    def sites_in(self, caller: Frame, function: Scope) -> tuple[Site, ...]:
        """The calls of a function by its own name that a scope makes."""
        nowhere: tuple[Site, ...] = ()
        return self.inference.settling.pivot(nowhere, self._sites_in, caller, function)

    def _sites_in(self, caller: Frame, function: Scope) -> tuple[Site, ...]:
        sites = [Site(caller, call) for _, call in self.inference.index.calls_in(caller.scope, function.name)]
        return tuple(site for site in sites if self._is_call_of(site, function))

    def _passed_to_constructor(self, frame: Frame, index: int) -> Values:
        """What the calls of a class, and of `super().__init__` in those that derive from it, pass."""
        scope, parent = frame.scope, frame.parent
        assert scope.function is not None
        assert parent is not None
        name = scope.function.parameters[index].name
        owner = parent.receiver
        found: set[Value] = set()
        if owner is None or self.inference.calling.constructor(owner.class_) is scope:
            for caller, call in self.inference.index.calls((owner or parent).scope.name):
                site = Site(self.inference.frames.plain(caller), call)
                if self._is_made_by(site, (owner or parent).scope):
                    found |= self._argument(site, index - 1, name)
        for caller, call in self.inference.index.calls("__init__"):
            inner = self._super_call(caller, call, parent)
            if inner is not None and self._is_call_of(inner, scope):
                found |= self._argument(inner, index - 1, name)
        return frozenset(found)

    def _super_call(self, caller: Scope, call: int, parent: Frame) -> Site | None:
        """A call of `__init__` in the constructor of the class that is being made, or of any class when that is not known."""
        owner = parent.receiver
        if owner is None or caller.parent is None or not caller.is_method:
            return Site(self.inference.frames.plain(caller), call)
        line = self.inference.hierarchy.line(owner.class_).classes
        for class_ in line:
            if class_.scope is caller.parent:
                home = self.inference.calling.class_frame(class_, owner)
                own = self.inference.calling.constructor(owner.class_) is caller
                return Site(self.inference.frames.make(caller, home, given=owner.given if own else ()), call)
        return None

    def _argument(self, site: Site, place: int, name: str) -> Values:
        """What a call passes at a place or by name; nothing when it may be among unpacked ones."""
        passed = self.inference.calling.passed(site)
        for keyword, slot in passed.keywords:
            if keyword == name:
                return self.inference.calling.of_slot(slot)
        if 0 <= place < len(passed.positional):
            return self.inference.calling.of_slot(passed.positional[place])
        return NONE

    def _is_made_by(self, site: Site, class_: Scope) -> bool:
        node = site.scope.nodes[site.expression]
        return isinstance(node, m.Call) and any(
            isinstance(callee, ProjectClass) and callee.scope is class_
            for callee in self.inference.values(site.frame, node.function)
        )

    def _is_call_of(self, site: Site, function: Scope) -> bool:
        node = site.scope.nodes[site.expression]
        assert isinstance(node, m.Call)
        for callee in self.inference.values(site.frame, node.function):
            if isinstance(callee, ProjectFunction) and callee.scope is function:
                return callee.receiver is not None or not function.is_method
        return False
