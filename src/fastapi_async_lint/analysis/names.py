"""Names: their bindings, and what each binding gives; imports and parameters among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING
from fastapi_async_lint.project import is_standard_library

from .flow import reaching
from .program import Binding, Scope, child
from .values import (
    NONE,
    Container,
    LibraryInstance,
    LibraryName,
    ProjectClass,
    ProjectFunction,
    ProjectInstance,
    ProjectModule,
    Unknown,
    Value,
    Values,
    container,
)

if TYPE_CHECKING:
    from .inference import Inference

_BY_CALLERS = frozenset({"positional only", "positional", "keyword only"})


class Names:
    """What names stand for."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        self._flows: dict[Scope, dict[int, tuple[Binding, ...]]] = {}
        self._written_calls: dict[str, list[tuple[Scope, int]]] | None = None

    def of_name(self, scope: Scope, expression: int, name: str) -> Values:
        """What a name that is read stands for; a builtin where nothing binds it."""
        bindings = self._bindings_here(scope, expression, name)
        if bindings is None:
            return frozenset({LibraryName(f"builtins.{name}")})
        return frozenset().union(*map(self.bound, bindings))

    def bindings_of_use(self, scope: Scope, expression: int) -> tuple[Binding, ...]:
        """The bindings that a read name can have."""
        node = scope.body.expressions[expression]
        if not isinstance(node, m.Name):
            return ()
        return self._bindings_here(scope, expression, node.id) or ()

    def _bindings_here(self, scope: Scope, expression: int, name: str) -> tuple[Binding, ...] | None:
        if scope.kind == "function" and name not in scope.outer_names:
            if scope not in self._flows:
                self._flows[scope] = reaching(scope)
            found = self._flows[scope].get(expression)
            if found:
                return found
        return self._bindings_anywhere(scope, name)

    def _bindings_anywhere(self, scope: Scope, name: str) -> tuple[Binding, ...] | None:
        """All bindings of a name in the innermost scope that has any, by Python's rules; `None` for a builtin."""
        current: Scope | None = scope
        while current is not None:
            if (current.kind != "class" or current is scope) and name not in current.outer_names:
                found = current.bindings.get(name)
                if found:
                    return found
            current = current.parent
        return self._star_imported(scope.module, name)

    def _star_imported(self, module: Scope, name: str) -> tuple[Binding, ...] | None:
        for binding in module.bindings.get("*", ()):
            if binding.imported is None:
                continue
            source = self._imported_module(binding.scope, binding.imported)
            target = self.inference.program.module(source) if source is not None else None
            if target is not None and target is not module and name in target.bindings:
                return target.bindings[name]
        return None

    def bound(self, binding: Binding) -> Values:
        """What a binding gives its name."""
        return self.inference.once(binding, lambda: self._bound(binding))

    def _bound(self, binding: Binding) -> Values:
        scope = binding.scope
        match binding.kind:
            case "value":
                annotated = self.inference.types.instances(scope, binding.annotation)
                values = self.inference.values(scope, binding.expression)
                unpacked = self._unpacked(values, binding.unpacked)
                return annotated if annotated and all(map(self._is_unknown_object, unpacked)) else unpacked
            case "annotation":
                return self.inference.types.instances(scope, binding.annotation)
            case "iterated" | "async iterated":
                items = self.inference.each(
                    self.inference.values(scope, binding.expression), self.inference.results.iterated
                )
                return self._unpacked(items, binding.unpacked)
            case "entered" | "async entered":
                is_async = binding.kind == "async entered"
                entered = self.inference.each(
                    self.inference.values(scope, binding.expression),
                    lambda v: self.inference.results.entered(v, is_async),
                )
                return self._unpacked(entered, binding.unpacked)
            case "import":
                return self._imported(scope, binding.imported)
            case "function":
                return self.inference.decorators.decorated(child(scope, "function", binding.index))
            case "class":
                return frozenset({ProjectClass(child(scope, "class", binding.index))})
            case "parameter":
                return self.parameter(scope, binding.index)
            case "exception" | "pattern":
                return self.inference.types.instances(scope, binding.expression)
            case "narrowed":
                return self._narrowed(binding)
        return NONE

    def _is_unknown_object(self, value: Value) -> bool:
        """An object of a library of which nothing is known: `x: Client = PrivateAttr()` says more by its annotation."""
        if isinstance(value, Unknown):
            return True
        return isinstance(value, LibraryInstance) and self.inference.knowledge.class_(value.path) is None

    def _unpacked(self, values: Values, at: tuple[int, ...]) -> Values:
        for place in at:
            values = self.inference.each(values, lambda value, place=place: self._part(value, place))  # type: ignore[misc]
        return values

    def _part(self, value: Value, place: int) -> Values:
        if isinstance(value, Container):
            if value.parts:
                return value.parts[place] if place < len(value.parts) else NONE
            return value.items if value.kind != "dict" else NONE
        return NONE

    def _narrowed(self, binding: Binding) -> Values:
        before: Values = frozenset().union(*map(self.bound, binding.previous))
        classes = self._class_options(binding.scope, binding.expression)
        if binding.negated:
            return frozenset(value for value in before if not self._is_any(value, classes))
        kept = frozenset(value for value in before if self._is_any(value, classes))
        return kept or frozenset().union(*map(self.inference.types.instance_of, classes))

    def _class_options(self, scope: Scope, expression: int) -> Values:
        node = scope.body.expressions[expression]
        if isinstance(node, m.Display):
            return frozenset().union(*(self.inference.values(scope, item) for item in node.items))
        return self.inference.values(scope, expression)

    def _is_any(self, value: Value, classes: Values) -> bool:
        return any(self._is_instance(value, class_) for class_ in classes)

    def _is_instance(self, value: Value, class_: Value) -> bool:
        match value, class_:
            case LibraryInstance(path), LibraryName(base):
                return self.inference.knowledge.is_subclass(path, base)
            case ProjectInstance(scope), ProjectClass(base_scope):
                return base_scope in self.inference.classes.line(scope)[0]
            case ProjectInstance(scope), LibraryName(base):
                return any(
                    self.inference.knowledge.is_subclass(path, base) for path in self.inference.classes.line(scope)[1]
                )
        return False

    def _imported(self, scope: Scope, statement: m.Import | None) -> Values:
        if statement is None:
            return NONE
        path = self._imported_module(scope, statement)
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

    def _imported_module(self, scope: Scope, statement: m.Import) -> str | None:
        module = statement.module
        if not statement.attribute and statement.name == module.split(".")[0]:
            module = statement.name
        top = module.split(".")[0]
        is_library = is_standard_library(top) or self.inference.knowledge.is_known_library(module)
        return self.inference.program.project.resolve(scope.path, module, statement.level, is_library=is_library)

    def member(self, path: str, name: str) -> Values:
        """What a name of a project's module stands for."""
        return self.inference.once((path, name), lambda: self._member(path, name))

    def _member(self, path: str, name: str) -> Values:
        module = self.inference.program.module(path)
        if module is not None:
            bindings = module.bindings.get(name) or self._star_imported(module, name)
            if bindings:
                values: Values = frozenset().union(*map(self.bound, bindings))
                if values:
                    return values
        found = self.inference.program.project.submodule(path, name)
        return NONE if found is None or found == path else frozenset({ProjectModule(found)})

    def library(self, path: str) -> Values:
        """What a dotted name of a library stands for."""
        path = self.inference.knowledge.canonical(path)
        text = self.inference.knowledge.value(path)
        if text is not None:
            return self.inference.types.of_text(text, None, None)
        return frozenset({LibraryName(path)})

    def parameter(self, scope: Scope, index: int) -> Values:
        """What a function's parameter can be, from its annotation, its default, or its place in a method."""
        function, parent = scope.function, scope.parent
        if function is None or parent is None:
            return NONE
        parameter = function.parameters[index]
        if index == 0 and scope.is_method and "staticmethod" not in self.inference.decorators.decorator_names(scope):
            if "classmethod" in self.inference.decorators.decorator_names(scope) or function.name in (
                "__new__",
                "__init_subclass__",
            ):
                return frozenset({ProjectClass(parent)})
            return frozenset({ProjectInstance(parent)})
        values = (
            self.inference.types.instances(parent, parameter.annotation)
            or self.inference.values(parent, parameter.default)
            or self._passed_by_library(scope, index)
        )
        if not values and parameter.annotation == NOTHING and parameter.kind in _BY_CALLERS:
            values = self._passed_by_callers(scope, index)
        if parameter.kind == "*":
            return frozenset({container("tuple", values)})
        if parameter.kind == "**":
            return frozenset({container("dict", values)})
        return values

    def _passed_by_library(self, scope: Scope, index: int) -> Values:
        """What a library passes for a parameter of a function that it calls, by the row that says so."""
        place = index - 1 if scope.is_method else index
        found: set[Value] = set()
        for placement, _ in self.inference.decorators.registrations(scope):
            if 0 <= place < len(placement.parameters):
                found |= self.inference.types.of_text(placement.parameters[place], None, None)
        return frozenset(found)

    def _passed_by_callers(self, scope: Scope, index: int) -> Values:
        """What the project's own calls pass for a parameter that has no annotation."""
        assert scope.function is not None
        assert scope.parent is not None
        owner = scope.parent.name if scope.name == "__init__" and scope.is_method else scope.name
        place = index - 1 if scope.is_method else index
        name = scope.function.parameters[index].name
        found: set[Value] = set()
        for caller, call in self._calls_of(owner):
            node = caller.body.expressions[call]
            assert isinstance(node, m.Call)
            expression = _argument(node, place, name)
            if expression != NOTHING and self._is_call_of(caller, node, scope):
                found |= self.inference.values(caller, expression)
        return frozenset(found)

    def _is_call_of(self, caller: Scope, node: m.Call, function: Scope) -> bool:
        for callee in self.inference.values(caller, node.function):
            if isinstance(callee, ProjectFunction) and callee.scope is function:
                return callee.receiver is not None or not function.is_method
            if isinstance(callee, ProjectClass) and callee.scope is function.parent:
                return True
        return False

    def _calls_of(self, name: str) -> list[tuple[Scope, int]]:
        """The calls in the project whose function is written with this name at the end."""
        if self._written_calls is None:
            self._written_calls = {}
            for module in self.inference.program.modules():
                for scope in module.inner():
                    for index, node in enumerate(scope.body.expressions):
                        if isinstance(node, m.Call):
                            self._written_calls.setdefault(_written_name(scope, node), []).append((scope, index))
        return self._written_calls.get(name, [])


def _written_name(scope: Scope, node: m.Call) -> str:
    function = scope.body.expressions[node.function]
    if isinstance(function, m.Name):
        return function.id
    return function.name if isinstance(function, m.Attribute) else ""


def _argument(node: m.Call, place: int, name: str) -> int:
    """The argument that a call passes at a place or by name; `NOTHING` when it may be among unpacked ones."""
    for position, argument in enumerate(node.arguments):
        if argument.keyword == name:
            return argument.value
        if argument.keyword == "*":
            return NOTHING
        if position == place and not argument.keyword:
            return argument.value
    return NOTHING
