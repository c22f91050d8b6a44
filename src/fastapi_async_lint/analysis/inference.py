"""What expressions stand for, from source and knowledge rows alone.

`values` gives everything that an expression is known to be able to stand for; nothing known is the empty set. A union keeps what
is known: of `client or OpenAI()` with an unknown `client`, that it can be an `OpenAI`. Whoever concludes something from the
values asks that all of them agree.

Recursion through the program (a function that returns what a function returns that ...) ends where it meets itself: the values
found so far. Such unfinished values are kept only until the outermost of the functions concerned is done, so that no answer
depends on what was asked before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Fact, Knowledge, Placement
from fastapi_async_lint.model import NOTHING
from fastapi_async_lint.project import is_standard_library

from . import typetext
from .flow import reaching
from .program import Binding, Program, Scope
from .values import (
    NONE,
    Annotated,
    Container,
    LibraryDecorator,
    LibraryInstance,
    LibraryMethod,
    LibraryName,
    NameOnly,
    Partial,
    Produced,
    ProjectClass,
    ProjectFunction,
    ProjectInstance,
    ProjectModule,
    Site,
    Super,
    TypeForm,
    Value,
    Values,
)

_NEVER = 1 << 30
_TYPING = frozenset({"typing", "typing_extensions", "collections.abc", "collections", "builtins", "types", "contextlib"})
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
_LITERALS: dict[str, object] = {"True": True, "False": False, "None": None}


class Inference:
    """Answers for one program; every answer is kept."""

    def __init__(self, program: Program, knowledge: Knowledge) -> None:
        self.program = program
        self.knowledge = knowledge
        self._known: dict[object, Values] = {}
        self._unfinished: dict[object, tuple[Values, int]] = {}
        self._active: dict[object, int] = {}
        self._lowest = _NEVER
        self._flows: dict[Scope, dict[int, tuple[Binding, ...]]] = {}
        self._subclasses: dict[Scope, list[Scope]] | None = None
        self._attribute_stores: dict[str, list[tuple[Scope, int, int]]] | None = None

    def _once(self, key: object, compute: Callable[[], Values]) -> Values:
        """The value of `compute`, kept under `key`; the empty set where the computation comes back to itself."""
        known = self._known.get(key)
        if known is not None:
            return known
        if key in self._unfinished:
            values, depends_on = self._unfinished[key]
            self._lowest = min(self._lowest, depends_on)
            return values
        if key in self._active:
            self._lowest = min(self._lowest, self._active[key])
            return NONE
        depth = len(self._active)
        self._active[key] = depth
        outer, self._lowest = self._lowest, _NEVER
        try:
            values = compute()
        finally:
            del self._active[key]
        lowest, self._lowest = self._lowest, min(outer, self._lowest)
        if lowest >= depth:
            self._known[key] = values
            self._lowest = outer
            self._unfinished = {k: kept for k, kept in self._unfinished.items() if kept[1] < depth}
        else:
            self._unfinished[key] = (values, lowest)
        return values

    # --- expressions

    def values(self, scope: Scope, expression: int) -> Values:
        """What an expression can stand for."""
        if expression == NOTHING:
            return NONE
        return self._once((scope, expression), lambda: self._evaluate(scope, expression))

    def _evaluate(self, scope: Scope, expression: int) -> Values:
        node = scope.body.expressions[expression]
        match node:
            case m.Name(name):
                return self._name(scope, expression, name)
            case m.Attribute(value, name):
                return self._each(self.values(scope, value), lambda owner: self.attribute(owner, name))
            case m.Call():
                return self._call(scope, expression, node)
            case m.Await(value):
                return self._each(self.values(scope, value), self.awaited)
            case m.Choice(options=options):
                return frozenset().union(*(self.values(scope, option) for option in options))
            case m.Walrus(value=value):
                return self.values(scope, value)
            case m.Lambda(index):
                return frozenset({ProjectFunction(_child(scope, "function", index))})
            case m.Display(kind, items):
                parts = tuple(self.values(scope, item) for item in items)
                return frozenset({Container(kind, frozenset().union(*parts), parts if kind == "tuple" else ())})
            case m.Comprehension(kind=kind, item=item):
                name = "iterator" if kind == "generator" else kind
                return frozenset({Container(name, self.values(scope, item))})
            case m.Subscript():
                return self._subscript(scope, expression, node)
            case m.Operation(operator, operands):
                return self._operation(scope, expression, operator, operands)
        return NONE

    def _each(self, values: Values, function: Callable[[Value], Values]) -> Values:
        if not values:
            return NONE
        if len(values) == 1:
            return function(next(iter(values)))
        return frozenset().union(*map(function, values))

    def _call(self, scope: Scope, expression: int, node: m.Call) -> Values:
        site = Site(scope, expression)
        function = scope.body.expressions[node.function]
        if function == m.Name("super") and not node.arguments:
            return self._super(scope)
        callees = self.values(scope, node.function)
        if callees:
            return self._each(callees, lambda callee: self.result(callee, site))
        if isinstance(function, m.Attribute) and self.knowledge.coroutine_by_name(function.name) is not None:
            if not any(map(self._is_well_known, self.values(scope, function.value))):
                return frozenset({Produced("coroutine", NameOnly(function.name), site)})
        return NONE

    def _is_well_known(self, receiver: Value) -> bool:
        """Whether a method that is not found on this receiver is not there, or made on the fly (a mock)."""
        match receiver:
            case LibraryInstance(path):
                return self.knowledge.is_known_library(path) or is_standard_library(path)
            case ProjectInstance(scope):
                return scope.class_ is not None and len(self.line(scope)[0]) > len(scope.class_.bases)
        return True

    def _super(self, scope: Scope) -> Values:
        method: Scope | None = scope
        while method is not None and not method.is_method:
            method = method.parent
        if method is None or method.parent is None:
            return NONE
        return frozenset({Super(method.parent, ProjectInstance(method.parent))})

    def _subscript(self, scope: Scope, expression: int, node: m.Subscript) -> Values:
        owners = self.values(scope, node.value)
        if any(isinstance(owner, (LibraryName, ProjectClass)) for owner in owners):
            return frozenset({TypeForm(Site(scope, expression))})
        return self._each(owners, lambda owner: self._item(owner, scope, node.index))

    def _item(self, owner: Value, scope: Scope, index: int) -> Values:
        match owner:
            case Container(kind="tuple", parts=parts) if parts:
                node = scope.body.expressions[index]
                if isinstance(node, m.Literal_) and node.text.isdigit() and int(node.text) < len(parts):
                    return parts[int(node.text)]
                return owner.items
            case Container():
                return owner.items
            case LibraryInstance() | ProjectInstance():
                return self._each(
                    self.attribute(owner, "__getitem__"), lambda method: self.result(method, Site(scope, index))
                )
        return NONE

    def _operation(self, scope: Scope, expression: int, operator: str, operands: tuple[int, ...]) -> Values:
        method = {"|": "or", "+": "add", "&": "and", "@": "matmul", "-": "sub", "*": "mul"}.get(operator)
        if method is None or len(operands) < 2:
            return NONE
        values = [self.values(scope, operand) for operand in operands]
        if operator == "|" and any(_is_type(value) for found in values for value in found):
            return frozenset({TypeForm(Site(scope, expression))})
        site = Site(scope, expression)
        result = values[0]
        for right in values[1:]:
            forward = self._each(result, lambda left: self.attribute(left, f"__{method}__"))
            backward = self._each(right, lambda other: self.attribute(other, f"__r{method}__"))
            left_results = self._each(forward, lambda bound: self.result(bound, site))
            right_results = self._each(backward, lambda bound: self.result(bound, site))
            result = self._richest(left_results, right_results)
        return result

    def _richest(self, one: Values, other: Values) -> Values:
        """The values that say more: those with type arguments, where two operands both know what they make together."""
        return one if sum(map(_weight, one)) >= sum(map(_weight, other)) else other

    # --- names

    def _name(self, scope: Scope, expression: int, name: str) -> Values:
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
            target = self.program.module(source) if source is not None else None
            if target is not None and target is not module and name in target.bindings:
                return target.bindings[name]
        return None

    def bound(self, binding: Binding) -> Values:
        """What a binding gives its name."""
        return self._once(binding, lambda: self._bound(binding))

    def _bound(self, binding: Binding) -> Values:
        scope = binding.scope
        match binding.kind:
            case "value":
                annotated = self.instances(scope, binding.annotation)
                values = self.values(scope, binding.expression)
                return self._unpacked(values, binding.unpacked) or annotated
            case "annotation":
                return self.instances(scope, binding.annotation)
            case "iterated" | "async iterated":
                items = self._each(self.values(scope, binding.expression), self.iterated)
                return self._unpacked(items, binding.unpacked)
            case "entered" | "async entered":
                is_async = binding.kind == "async entered"
                entered = self._each(self.values(scope, binding.expression), lambda v: self.entered(v, is_async))
                return self._unpacked(entered, binding.unpacked)
            case "import":
                return self._imported(scope, binding.imported)
            case "function":
                return self.decorated(_child(scope, "function", binding.index))
            case "class":
                return frozenset({ProjectClass(_child(scope, "class", binding.index))})
            case "parameter":
                return self.parameter(scope, binding.index)
            case "exception" | "pattern":
                return self.instances(scope, binding.expression)
            case "narrowed":
                return self._narrowed(binding)
        return NONE

    def _unpacked(self, values: Values, at: tuple[int, ...]) -> Values:
        for place in at:
            values = self._each(values, lambda value, place=place: self._part(value, place))  # type: ignore[misc]
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
        return kept or frozenset().union(*map(self._instance_of, classes))

    def _class_options(self, scope: Scope, expression: int) -> Values:
        node = scope.body.expressions[expression]
        if isinstance(node, m.Display):
            return frozenset().union(*(self.values(scope, item) for item in node.items))
        return self.values(scope, expression)

    def _is_any(self, value: Value, classes: Values) -> bool:
        return any(self._is_instance(value, class_) for class_ in classes)

    def _is_instance(self, value: Value, class_: Value) -> bool:
        match value, class_:
            case LibraryInstance(path), LibraryName(base):
                return self.knowledge.is_subclass(path, base)
            case ProjectInstance(scope), ProjectClass(base_scope):
                return base_scope in self.line(scope)[0]
            case ProjectInstance(scope), LibraryName(base):
                return any(self.knowledge.is_subclass(path, base) for path in self.line(scope)[1])
        return False

    # --- imports

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
        is_library = is_standard_library(top) or self.knowledge.is_known_library(module)
        return self.program.project.resolve(scope.path, module, statement.level, is_library=is_library)

    def member(self, path: str, name: str) -> Values:
        """What a name of a project's module stands for."""
        return self._once((path, name), lambda: self._member(path, name))

    def _member(self, path: str, name: str) -> Values:
        module = self.program.module(path)
        if module is not None:
            bindings = module.bindings.get(name) or self._star_imported(module, name)
            if bindings:
                values: Values = frozenset().union(*map(self.bound, bindings))
                if values:
                    return values
        found = self.program.project.submodule(path, name)
        return NONE if found is None or found == path else frozenset({ProjectModule(found)})

    def library(self, path: str) -> Values:
        """What a dotted name of a library stands for."""
        path = self.knowledge.canonical(path)
        text = self.knowledge.value(path)
        if text is not None:
            return self._typed(text, None, None)
        return frozenset({LibraryName(path)})

    # --- attributes

    def attribute(self, owner: Value, name: str) -> Values:
        """What `owner.name` stands for."""
        match owner:
            case LibraryName(path):
                if self.knowledge.class_(path) is not None and self.knowledge.method(path, name) is not None:
                    return frozenset({LibraryMethod(LibraryInstance(path), name)})
                return self.library(f"{path}.{name}")
            case LibraryInstance(path):
                return self._library_attribute(owner, name)
            case ProjectModule(path):
                return self.member(path, name)
            case ProjectInstance(scope):
                return self._once(("attribute", owner, name), lambda: self._own_attribute(scope, owner, name))
            case ProjectClass(scope):
                return self._once(("attribute", owner, name), lambda: self._own_attribute(scope, owner, name))
            case Super(scope, receiver):
                return self._super_attribute(scope, receiver, name)
            case TypeForm(site):
                return self._each(self._form_classes(site), lambda class_: self.attribute(class_, name))
            case Partial(callee):
                return NONE
        return NONE

    def _library_attribute(self, owner: LibraryInstance, name: str) -> Values:
        if self.knowledge.method(owner.path, name) is not None:
            return frozenset({LibraryMethod(owner, name)})
        text = self.knowledge.attribute(owner.path, name)
        if text is not None:
            return self._typed(text, owner, None)
        if self.knowledge.is_dynamic(owner.path):
            return self._once(("stored", owner.path, name), lambda: self._stored(owner.path, name))
        return NONE

    def _stored(self, path: str, name: str) -> Values:
        """What the project assigns to this attribute of such an object, wherever it does: `app.state.llm = ...`."""
        found: set[Value] = set()
        for scope, target, value in self._stores().get(name, ()):
            node = scope.body.expressions[target]
            if isinstance(node, m.Attribute) and any(
                isinstance(owner, LibraryInstance) and self.knowledge.is_subclass(owner.path, path)
                for owner in self.values(scope, node.value)
            ):
                found |= self.values(scope, value)
        return frozenset(found)

    def _stores(self) -> dict[str, list[tuple[Scope, int, int]]]:
        if self._attribute_stores is None:
            self._attribute_stores = {}
            for module in self.program.modules():
                for scope in module.inner():
                    for target, value in _attribute_assignments(scope):
                        node = scope.body.expressions[target]
                        assert isinstance(node, m.Attribute)
                        self._attribute_stores.setdefault(node.name, []).append((scope, target, value))
        return self._attribute_stores

    def _own_attribute(self, scope: Scope, owner: ProjectInstance | ProjectClass, name: str) -> Values:
        classes, libraries = self.line(scope)
        for class_ in classes:
            found = self._declared(class_, owner, name)
            if found is not None:
                return self._implemented(scope, owner, name, found)
        for path in libraries:
            instance = LibraryInstance(path)
            if self.knowledge.method(path, name) is not None:
                return frozenset({LibraryMethod(instance, name)})
            text = self.knowledge.attribute(path, name)
            if text is not None:
                return self._typed(text, instance, None)
        return NONE

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
            if self.knowledge.method(path, name) is not None:
                return frozenset({LibraryMethod(LibraryInstance(path), name)})
        return NONE

    def _declared(self, class_: Scope, owner: ProjectInstance | ProjectClass, name: str) -> Values | None:
        """What a class itself says of an attribute; `None` when it says nothing."""
        bindings = class_.bindings.get(name, ())
        found: set[Value] = set()
        for binding in bindings:
            if binding.kind == "function":
                found |= self._method(_child(class_, "function", binding.index), owner)
            else:
                found |= self.bound(binding)
        if isinstance(owner, ProjectInstance):
            stores = [store for store in self._self_stores(class_) if _attribute_name(store[0], store[1]) == name]
            for scope, _, value, annotation in stores:
                found |= self.values(scope, value) or self.instances(scope, annotation)
            if not bindings and not stores:
                return None
        elif not bindings:
            return None
        return frozenset(found)

    def _self_stores(self, class_: Scope) -> list[tuple[Scope, int, int, int]]:
        """Assignments to attributes of the first parameter in a class's methods: scope, target, value, annotation."""
        found = []
        for method in class_.functions:
            if method.function is None or not method.function.parameters:
                continue
            first = method.function.parameters[0].name
            for statement in method_assignments(method):
                for target in statement.targets:
                    node = method.body.expressions[target]
                    if isinstance(node, m.Attribute) and method.body.expressions[node.value] == m.Name(first):
                        found.append((method, target, statement.value, statement.annotation))
        return found

    def _method(self, function: Scope, owner: ProjectInstance | ProjectClass) -> Values:
        roles = self.decorator_names(function)
        if "property" in roles:
            if isinstance(owner, ProjectClass):
                return NONE
            return self.returned(function)
        values = self.decorated(function)
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

    def decorator_names(self, function: Scope) -> frozenset[str]:
        """Which of `property`, `staticmethod`, `classmethod` and `abstractmethod` a function is decorated with."""
        if function.function is None or function.parent is None or not function.function.decorators:
            return frozenset()
        names = set()
        for decorator in function.function.decorators:
            node = function.parent.body.expressions[decorator]
            name = node.id if isinstance(node, m.Name) else node.name if isinstance(node, m.Attribute) else ""
            names.add(_DESCRIPTORS.get(name, ""))
        return frozenset(names)

    def line(self, class_: Scope) -> tuple[tuple[Scope, ...], tuple[str, ...]]:
        """A project's class with its ancestors in the project, in the order of look-up, and its ancestors in libraries."""
        classes: list[Scope] = []
        libraries: list[str] = []
        pending = [class_]
        while pending:
            current = pending.pop(0)
            if current in classes:
                continue
            classes.append(current)
            if current.class_ is None or current.parent is None:
                continue
            for base in current.class_.bases:
                for value in sorted(self._base_classes(current.parent, base), key=_order):
                    if isinstance(value, ProjectClass):
                        pending.append(value.scope)
                    elif isinstance(value, LibraryName):
                        libraries.append(value.path)
        return tuple(classes), tuple(libraries)

    def _base_classes(self, scope: Scope, base: int) -> Values:
        values = self.values(scope, base)
        return self._each(values, lambda v: self._form_classes(v.site) if isinstance(v, TypeForm) else frozenset({v}))

    def _form_classes(self, site: Site) -> Values:
        """The class of `Repository[User]`."""
        node = site.scope.body.expressions[site.expression]
        return self.values(site.scope, node.value) if isinstance(node, m.Subscript) else NONE

    def descendants(self, class_: Scope) -> list[Scope]:
        """The project's classes that derive from a class, in order of place."""
        if self._subclasses is None:
            self._subclasses = {}
            for module in self.program.modules():
                for scope in module.inner():
                    if scope.kind == "class":
                        for ancestor in self.line(scope)[0][1:]:
                            self._subclasses.setdefault(ancestor, []).append(scope)
        return self._subclasses.get(class_, [])

    # --- functions

    def decorated(self, function: Scope) -> Values:
        """What the name of a function statement stands for, after its decorators."""
        return self._once(("decorated", function), lambda: self._decorated(function))

    def _decorated(self, function: Scope) -> Values:
        values: Values = frozenset({ProjectFunction(function)})
        if function.function is None or function.parent is None:
            return values
        for decorator in reversed(function.function.decorators):
            node = function.parent.body.expressions[decorator]
            if isinstance(node, m.Name) and node.id in _DESCRIPTORS:
                continue
            if isinstance(node, m.Attribute) and node.name in ("setter", "getter", "deleter", "overload", *_DESCRIPTORS):
                continue
            makers = self.values(function.parent, decorator)
            values = self._each(
                values, lambda value, makers=makers: self._each(makers, lambda maker: self._applied(maker, value))
            )  # type: ignore[misc]
        return values

    def _applied(self, maker: Value, value: Value) -> Values:
        """What a decorator makes of a function."""
        if not isinstance(value, ProjectFunction):
            return NONE
        match maker:
            case LibraryDecorator(inner, _):
                return self._wrapped(self.fact_of(inner), value)
            case LibraryName() | LibraryMethod():
                return self._wrapped(self.fact_of(maker), value)
            case ProjectFunction(scope):
                return self._wrapped_by_project(scope, value)
        return NONE

    def _wrapped(self, fact: Fact | None, value: ProjectFunction) -> Values:
        if fact is None:
            return NONE
        if fact.wraps in ("context", "async_context", "cached"):
            return frozenset({ProjectFunction(value.scope, value.receiver, fact.wraps)})
        if fact.wraps == "same" or fact.decorates is not None:
            return frozenset({value})
        return self._typed(fact.returns, None, None) if fact.returns else NONE

    def _wrapped_by_project(self, decorator: Scope, value: ProjectFunction) -> Values:
        """A decorator of the project returns the function itself, or a function of its own that calls it."""
        found: set[Value] = set()
        for scope, expression in self.return_expressions(decorator):
            node = scope.body.expressions[expression]
            if isinstance(node, m.Name) and node.id in {p.name for p in _parameters(decorator)}:
                found.add(value)
                continue
            for result in self.values(scope, expression):
                if isinstance(result, ProjectFunction):
                    found.add(self._wrapper(decorator, result, value))
        return frozenset(found)

    def _wrapper(self, decorator: Scope, wrapper: ProjectFunction, value: ProjectFunction) -> ProjectFunction:
        """The wrapper, or, where calling it gives what calling the function gives, the function."""
        if wrapper.scope.is_async and not wrapper.scope.is_generator and value.scope.is_coroutine_function:
            return value
        if not wrapper.scope.is_async and self._hands_on(decorator, wrapper.scope):
            return value
        return wrapper

    def _hands_on(self, decorator: Scope, wrapper: Scope) -> bool:
        """Whether a wrapper returns just what the decorated function returns."""
        names = {parameter.name for parameter in _parameters(decorator)}
        for scope, expression in self.return_expressions(wrapper):
            node = scope.body.expressions[expression]
            function = scope.body.expressions[node.function] if isinstance(node, m.Call) else None
            if not (isinstance(function, m.Name) and function.id in names):
                return False
        return True

    def parameter(self, scope: Scope, index: int) -> Values:
        """What a function's parameter can be, from its annotation, its default, or its place in a method."""
        function, parent = scope.function, scope.parent
        if function is None or parent is None:
            return NONE
        parameter = function.parameters[index]
        if index == 0 and scope.is_method and "staticmethod" not in self.decorator_names(scope):
            if "classmethod" in self.decorator_names(scope) or function.name in ("__new__", "__init_subclass__"):
                return frozenset({ProjectClass(parent)})
            return frozenset({ProjectInstance(parent)})
        values = (
            self.instances(parent, parameter.annotation)
            or self.values(parent, parameter.default)
            or self._passed_by_library(scope, index)
        )
        if parameter.kind == "*":
            return frozenset({Container("tuple", values)})
        if parameter.kind == "**":
            return frozenset({Container("dict", values)})
        return values

    def _passed_by_library(self, scope: Scope, index: int) -> Values:
        """What a library passes for a parameter of a function that it calls, by the row that says so."""
        place = index - 1 if scope.is_method else index
        found: set[Value] = set()
        for placement in self.registrations(scope):
            if 0 <= place < len(placement.parameters):
                found |= self._typed(placement.parameters[place], None, None)
        return frozenset(found)

    def registrations(self, function: Scope) -> list[Placement]:
        """What a function's decorators register it for, and what the library classes do that its class derives from."""
        found: list[Placement] = []
        if function.function is None or function.parent is None:
            return found
        for decorator in function.function.decorators:
            for maker in self.values(function.parent, decorator):
                fact = self.fact_of(maker.maker if isinstance(maker, LibraryDecorator) else maker)
                if fact is not None and fact.decorates is not None:
                    found.append(fact.decorates)
        if function.is_method:
            for path in self.line(function.parent)[1]:
                placement = self.knowledge.hook(path, function.name)
                if placement is not None:
                    found.append(placement)
                    break
        return found

    def return_expressions(self, scope: Scope) -> list[tuple[Scope, int]]:
        """The returned expressions of a function."""
        return [
            (scope, index)
            for index, use in enumerate(scope.body.uses)
            if use.kind == "returned" and scope.body.expressions[index] != m.Literal_("None")
        ]

    def returned(self, scope: Scope) -> Values:
        """What the body of a function gives back: awaited for a coroutine function."""
        return self._once(("returned", scope), lambda: self._returned(scope))

    def _returned(self, scope: Scope) -> Values:
        found: Values = frozenset().union(*(self.values(*place) for place in self.return_expressions(scope)))
        if found and all(isinstance(value, Produced) for value in found):
            return found
        if scope.function is not None and scope.parent is not None:
            annotated = self.instances(scope.parent, scope.function.returns)
            return annotated or found
        return found

    def yielded(self, scope: Scope) -> Values:
        """What a generator function yields."""
        return self._once(("yielded", scope), lambda: self._yielded(scope))

    def _yielded(self, scope: Scope) -> Values:
        if scope.function is not None and scope.parent is not None:
            annotated = self.instances(scope.parent, scope.function.returns)
            items = self._each(annotated, self.iterated)
            if items:
                return items
        found: set[Value] = set()
        for node in scope.body.expressions:
            if isinstance(node, m.Yield) and node.value != NOTHING:
                values = self.values(scope, node.value)
                found |= self._each(values, self.iterated) if node.delegates else values
        return frozenset(found)

    # --- calls

    def fact_of(self, callee: Value) -> Fact | None:
        """The knowledge row of a library's callable."""
        match callee:
            case LibraryName(path):
                found = self.knowledge.function(path)
                return found if found is not None else self.knowledge.constructor(path)
            case LibraryMethod(owner, name):
                return self.knowledge.method(owner.path, name)
            case LibraryInstance(path):
                return self.knowledge.method(path, "__call__")
        return None

    def twin_of(self, callee: Value, twin: str) -> Fact | None:
        """The row of a method's async twin on the same receiver."""
        return self.knowledge.method(callee.owner.path, twin) if isinstance(callee, LibraryMethod) else None

    def fact_at(self, callee: Value, site: Site) -> Fact | None:
        """The row of a library's callable as it applies to this call, by its literal arguments."""
        fact = self.fact_of(callee)
        if fact is None or not fact.when:
            return fact
        return fact.for_arguments(self.literals(site, fact))

    def literals(self, site: Site, fact: Fact) -> dict[str, object]:
        """The arguments of a call that are literals, by name."""
        node = site.scope.body.expressions[site.expression]
        found: dict[str, object] = {}
        for place, argument in enumerate(node.arguments if isinstance(node, m.Call) else ()):
            name = argument.keyword or (fact.parameters[place] if place < len(fact.parameters) else "")
            value = site.scope.body.expressions[argument.value]
            if isinstance(value, m.Literal_):
                found[name] = _LITERALS.get(value.text, value.text)
            elif isinstance(value, m.String):
                found[name] = value.text
        return found

    def argument(self, site: Site, parameters: tuple[str, ...], name: str) -> int:
        """The expression that a call passes for a parameter, or `NOTHING`."""
        node = site.scope.body.expressions[site.expression]
        if not isinstance(node, m.Call):
            return NOTHING
        place = 0
        for argument in node.arguments:
            if argument.keyword == name:
                return argument.value
            if not argument.keyword:
                if place < len(parameters) and parameters[place] == name:
                    return argument.value
                place += 1
            elif argument.keyword == "*":
                return NOTHING
        return NOTHING

    def result(self, callee: Value, site: Site) -> Values:
        """What a call gives."""
        match callee:
            case LibraryName(path):
                return self._library_call(callee, path, site)
            case LibraryMethod():
                fact = self.fact_at(callee, site)
                return NONE if fact is None else self._fact_result(fact, callee, site)
            case LibraryInstance(path):
                return self._each(self.attribute(callee, "__call__"), lambda method: self.result(method, site))
            case ProjectFunction():
                return self._project_call(callee, site)
            case ProjectClass(scope):
                return frozenset({ProjectInstance(scope)})
            case TypeForm():
                return self.instances(*callee.site)
            case ProjectInstance():
                return self._each(self.attribute(callee, "__call__"), lambda method: self.result(method, site))
            case Partial(inner, _):
                return self.result(inner, site)
            case LibraryDecorator(maker, _):
                return self._decorator_call(self.fact_of(maker), site)
        return NONE

    def _library_call(self, callee: LibraryName, path: str, site: Site) -> Values:
        fact = self.fact_at(callee, site)
        if fact is not None:
            if self.knowledge.class_(path) is not None and not fact.returns and not fact.kind:
                return frozenset({LibraryInstance(path)})
            return self._fact_result(fact, callee, site)
        if self.knowledge.class_(path) is not None or path.rpartition(".")[2][:1].isupper():
            return frozenset({LibraryInstance(path)})
        return NONE

    def _decorator_call(self, fact: Fact | None, site: Site) -> Values:
        """`router.get("/x")(function)` gives the function."""
        node = site.scope.body.expressions[site.expression]
        if not isinstance(node, m.Call) or not node.arguments:
            return NONE
        functions = self.values(site.scope, node.arguments[0].value)
        return self._each(functions, lambda f: self._wrapped(fact, f) if isinstance(f, ProjectFunction) else NONE)

    def _fact_result(self, fact: Fact, callee: LibraryName | LibraryMethod, site: Site) -> Values:
        if fact.kind:
            return frozenset({Produced(fact.kind, callee, site, fact.also)})
        if fact.returns == "partial":
            return self._partial(site)
        if fact.wraps or fact.decorates is not None:
            return self._decorating(fact, callee, site)
        owner = callee.owner if isinstance(callee, LibraryMethod) else None
        return self._typed(fact.returns, owner, (site, fact)) if fact.returns else NONE

    def _partial(self, site: Site) -> Values:
        node = site.scope.body.expressions[site.expression]
        if not isinstance(node, m.Call) or not node.arguments:
            return NONE
        return frozenset(Partial(callee, site) for callee in self.values(site.scope, node.arguments[0].value))

    def _decorating(self, fact: Fact, callee: LibraryName | LibraryMethod, site: Site) -> Values:
        """A decorator that is called: on a function, `lru_cache(f)`, or for a decorator, `lru_cache(maxsize=1)`."""
        node = site.scope.body.expressions[site.expression]
        if isinstance(node, m.Call) and fact.wraps and len(node.arguments) == 1 and not node.arguments[0].keyword:
            functions = [
                value for value in self.values(site.scope, node.arguments[0].value) if isinstance(value, ProjectFunction)
            ]
            if functions:
                return frozenset().union(*(self._wrapped(fact, function) for function in functions))
        return frozenset({LibraryDecorator(callee, site)})

    def _project_call(self, callee: ProjectFunction, site: Site) -> Values:
        scope = callee.scope
        if callee.wraps in ("context", "async_context"):
            return frozenset({Produced(callee.wraps, callee, site)})
        if scope.is_generator:
            return frozenset({Produced("async_iterator" if scope.is_async else "iterator", callee, site)})
        if scope.is_async:
            return frozenset({Produced("coroutine", callee, site)})
        return self.returned(scope)

    # --- what lazy values give

    def awaited(self, value: Value) -> Values:
        """What `await value` gives."""
        match value:
            case Produced(kind="coroutine" | "awaitable", callee=callee, site=site):
                return self._once(("awaited", value), lambda: self._delivered(callee, site))
            case Produced(also=also, callee=callee, site=site) if "coroutine" in also or "awaitable" in also:
                return self._once(("awaited", value), lambda: self._delivered(callee, site))
            case LibraryInstance(arguments=(inner, *_)) if self._is_awaitable(value):
                return inner
        return NONE

    def _is_awaitable(self, value: LibraryInstance) -> bool:
        return self.knowledge.method(value.path, "__await__") is not None

    def iterated(self, value: Value) -> Values:
        """What a loop over `value` gives its variable."""
        match value:
            case Container(kind="dict"):
                return NONE
            case Container(items=items):
                return items
            case Produced(kind="async_iterator" | "iterator", callee=callee, site=site):
                return self._once(("iterated", value), lambda: self._delivered(callee, site))
            case LibraryInstance() | ProjectInstance():
                for name in ("__iter__", "__aiter__"):
                    methods = self.attribute(value, name)
                    if methods:
                        made = self._each(methods, lambda method: self.result(method, _NO_SITE))
                        return self._each(made, lambda v: NONE if v == value else self.iterated(v))
        return NONE

    def entered(self, value: Value, is_async: bool) -> Values:
        """What `with value as x` gives `x`."""
        match value:
            case Produced(kind="context" | "async_context", callee=callee, site=site):
                return self._once(("entered", value), lambda: self._delivered(callee, site))
            case Produced(also=also, callee=callee, site=site) if "async_context" in also:
                return self._once(("awaited", value), lambda: self._delivered(callee, site))
            case LibraryInstance() | ProjectInstance():
                name = "__aenter__" if is_async else "__enter__"
                methods = self.attribute(value, name)
                made = self._each(methods, lambda method: self.result(method, _NO_SITE))
                return self._each(made, lambda v: self.awaited(v) if isinstance(v, Produced) else frozenset({v})) or (
                    frozenset({value}) if not methods else NONE
                )
        return NONE

    def injected(self, value: Value, site: Site) -> Values:
        """What a framework injects for a dependency: the result of calling it, awaited, or its first yielded value."""
        made = self.result(value, site)
        return self._each(made, self._unwrapped)

    def _unwrapped(self, value: Value) -> Values:
        if isinstance(value, Produced):
            match value.kind:
                case "coroutine":
                    return self.awaited(value)
                case "iterator" | "async_iterator":
                    return self.iterated(value)
                case _:
                    return self.entered(value, is_async=value.kind == "async_context")
        return frozenset({value})

    def _delivered(self, callee: Value, site: Site) -> Values:
        """What a lazy value gives in the end: awaited, item by item, or on entering."""
        match callee:
            case ProjectFunction(scope, _, wraps):
                if scope.is_generator or wraps in ("context", "async_context"):
                    return self.yielded(scope)
                return self.returned(scope)
            case LibraryName() | LibraryMethod():
                fact = self.fact_at(callee, site)
                owner = callee.owner if isinstance(callee, LibraryMethod) else None
                return self._typed(fact.returns, owner, (site, fact)) if fact is not None and fact.returns else NONE
            case Annotated(place):
                return self.instances(*place)
        return NONE

    # --- types

    def instances(self, scope: Scope, expression: int) -> Values:
        """The instances that an annotation allows."""
        if expression == NOTHING:
            return NONE
        return self._once(("instances", scope, expression), lambda: self._instances(scope, expression))

    def _instances(self, scope: Scope, expression: int) -> Values:
        node = scope.body.expressions[expression]
        match node:
            case m.Name() | m.Attribute():
                return self._each(self.values(scope, expression), self._instance_of)
            case m.Operation("|", operands):
                return frozenset().union(*(self.instances(scope, operand) for operand in operands))
            case m.Subscript(value, index):
                heads = self.values(scope, value)
                return self._each(heads, lambda head: self._generic(head, scope, index))
            case m.Display(items=items):
                return frozenset().union(*(self.instances(scope, item) for item in items))
        return NONE

    def _instance_of(self, value: Value) -> Values:
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
                metadata: Values = frozenset().union(*(self.values(scope, part) for part in parts[1:]))
                return self.instances(scope, parts[0]) or metadata
            if name in _CONTAINERS:
                return frozenset({Container(_CONTAINERS[name], self.instances(scope, parts[0]))})
            if name in _MAPPINGS and len(parts) == 2:
                return frozenset({Container("dict", self.instances(scope, parts[1]))})
            if name in ("tuple", "Tuple"):
                items = tuple(self.instances(scope, part) for part in parts)
                return frozenset({Container("tuple", frozenset().union(*items), items)})
            if name in ("type", "Type"):
                return self.values(scope, parts[0])
            if name in _ASYNC_RESULTS:
                place = parts[-1] if name == "Coroutine" else parts[0]
                return frozenset({Produced(_ASYNC_RESULTS[name], Annotated(Site(scope, place)), Site(scope, index))})
            if name:
                return NONE
            return frozenset({LibraryInstance(head.path, tuple(self.instances(scope, part) for part in parts))})
        return self._instance_of(head)

    def _typed(
        self, text: str, owner: LibraryInstance | ProjectInstance | None, call: tuple[Site, Fact] | None
    ) -> Values:
        """The values of a knowledge row's type text, for this receiver and call."""
        return typetext.evaluate(typetext.parse(text), _TypeQuestions(self, owner, call))


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
        expression = self.inference.argument(site, fact.parameters, name)
        return self.inference.values(site.scope, expression)

    def instance(self, name: str) -> Values:
        return self.inference._each(self.argument(name), self.inference._instance_of)

    def called(self, name: str) -> Values:
        if self.call is None:
            return NONE
        site = self.call[0]
        return self.inference._each(self.argument(name), lambda value: self.inference.result(value, site))

    def injected(self, name: str) -> Values:
        if self.call is None:
            return NONE
        site = self.call[0]
        return self.inference._each(self.argument(name), lambda value: self.inference.injected(value, site))

    def awaited(self, name: str) -> Values:
        return self.inference._each(self.argument(name), self.inference.awaited)


_DESCRIPTORS = {
    "property": "property",
    "cached_property": "property",
    "abstractproperty": "property",
    "computed_field": "property",
    "staticmethod": "staticmethod",
    "classmethod": "classmethod",
    "abstractmethod": "abstractmethod",
    "override": "",
    "overload": "",
}
_NOT_CLASSES = frozenset({"Any", "TypeVar", "NoReturn", "Never", "Callable", "Self", "Literal", "Protocol", "Generic"})
_NO_SITE = Site(Scope("module", "", 0, m.Body(), None, "", ""), NOTHING)


def _child(scope: Scope, kind: str, index: int) -> Scope:
    return (scope.functions if kind == "function" else scope.classes)[index]


def _parameters(scope: Scope) -> tuple[m.Parameter, ...]:
    return () if scope.function is None else scope.function.parameters


def _typing_name(path: str) -> str:
    """`Optional` for `typing.Optional`; empty for a name that is not of the type language."""
    module, _, name = path.rpartition(".")
    return name if module in _TYPING else ""


def _is_type(value: Value) -> bool:
    return isinstance(value, (ProjectClass, TypeForm)) or (
        isinstance(value, LibraryName) and value.path.rpartition(".")[2][:1].isupper()
    )


def _weight(value: Value) -> int:
    """How much a value says."""
    if isinstance(value, LibraryInstance):
        return 1 + sum(bool(argument) for argument in value.arguments)
    return 1


def _order(value: Value) -> str:
    match value:
        case ProjectClass(scope):
            return f"0{scope.path}:{scope.index:06}"
        case LibraryName(path):
            return f"1{path}"
    return "2"


def _attribute_name(scope: Scope, target: int) -> str:
    node = scope.body.expressions[target]
    return node.name if isinstance(node, m.Attribute) else ""


def method_assignments(scope: Scope) -> Iterable[m.Assign]:
    """The assignments in a function, nested blocks included."""
    from .program import _all

    return (statement for statement in _all(scope.body.statements) if isinstance(statement, m.Assign))


def _attribute_assignments(scope: Scope) -> Iterable[tuple[int, int]]:
    for statement in method_assignments(scope):
        for target in statement.targets:
            if isinstance(scope.body.expressions[target], m.Attribute) and statement.value != NOTHING:
                yield target, statement.value
