"""Facts with their surroundings: scopes that know their parent, their module, and what their names are bound to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Literal, NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING, Anchor
from fastapi_async_lint.project import Project
from fastapi_async_lint.source import SourceError

from .reads import Read, Reads, bound_in, file_named
from .tested import called_in_tests

BindingKind = Literal[
    "value",  # of an assignment
    "augmented",
    "annotation",  # `name: T` without a value
    "iterated",
    "async iterated",
    "entered",
    "async entered",
    "import",
    "function",
    "class",
    "parameter",
    "exception",
    "narrowed",  # by a test (`test`, on `expression`), or to what it excludes (`negated`)
    "pattern",
    "deleted",
]


@dataclass(frozen=True, eq=False, slots=True)
class Binding:
    """One way in which a name gets a value in a scope."""

    kind: BindingKind
    scope: Scope
    expression: int = NOTHING
    """The value, iterable, context manager, class or handler type that it comes from."""
    target: int = NOTHING
    unpacked: tuple[int, ...] = ()
    """Where in a tuple target the name stands: `a, (b, c) = value` binds `c` at `(1, 1)`."""
    annotation: int = NOTHING
    index: int = NOTHING
    """The place of a function, class or parameter in its list."""
    imported: m.Import | None = None
    previous: tuple[Binding, ...] = ()
    test: str = ""
    negated: bool = False


class Header(NamedTuple):
    """What is known of a scope without what is written in it."""

    kind: Literal["module", "class", "function"]
    name: str
    qualname: str
    is_decorated: bool = False
    """A function or class with decorators."""
    is_async: bool = False
    """`async def`, a coroutine function or an async generator function."""
    is_generator: bool = False
    """A function with `yield`, async or not."""


Outline = list[list[Any]]
"""The scopes in a module, in the order of their numbers: of each that of the one that it lies in, its own, and its header."""


class Scope:
    """A module, class or function, with what surrounds it.

    Of a module that is known from an earlier analysis, only the outline is there at first; `load` gives its facts when somebody
    asks for what is written in it.

    Who holds a scope has read what its module defines. What is written in a function, and all that is written in a module, is
    noted in `reads` when it is read (`note_body`), and so is which name of a module is asked for (`bound`).
    """

    def __init__(
        self,
        path: str,
        index: int,
        parent: Scope | None,
        header: Header,
        reads: Reads,
        load: Callable[[], m.Module] | None = None,
    ) -> None:
        self.path = path
        self.index = index
        self.parent = parent
        self.header = header
        self.kind, self.name, self.qualname, self.is_decorated, self.is_async, self.is_generator = header
        self.functions: list[Scope] = []
        self.classes: list[Scope] = []
        self._load = load
        self._body: m.Body | None = None
        self._function: m.Function | None = None
        self._class: m.Class | None = None
        self.reads = reads
        self.unit: Scope | None = None if parent is None else parent.unit
        """The outermost function that it stands in, or is."""
        self.is_nested = self.unit is not None
        """Whether it stands in a function."""
        if self.unit is None and self.kind == "function":
            self.unit = self

    @property
    def body(self) -> m.Body:
        """What is written in it."""
        self.note_body()
        return self._body or self.written

    @property
    def nodes(self) -> tuple[m.Expression, ...]:
        """Its expressions, for who knows the number of one: they stay what they are when something is added to a module."""
        self._note_function()
        return (self._body or self.written).expressions

    @property
    def uses(self) -> tuple[m.Use, ...]:
        """What becomes of the value of each."""
        self._note_function()
        return (self._body or self.written).uses

    @property
    def written(self) -> m.Body:
        """The same, for who notes that it was read, or needs not."""
        if self._body is None:
            self.module.fill()
            assert self._body is not None, "filled"
        return self._body

    @property
    def function(self) -> m.Function | None:
        """The definition of a function."""
        if self._body is None:
            self.module.fill()
        return self._function

    @property
    def class_(self) -> m.Class | None:
        """The definition of a class."""
        if self._body is None:
            self.module.fill()
        return self._class

    @property
    def has_facts(self) -> bool:
        """Whether it is known what is written in it, and not only its outline."""
        return self._body is not None

    def put(self, body: m.Body, function: m.Function | None, class_: m.Class | None) -> None:
        """Puts its facts into it."""
        self._body, self._function, self._class = body, function, class_

    def fill(self) -> None:
        """Puts the facts of a module into it. Raises `LookupError` when they are not those of its outline."""
        assert self._load is not None, "a module that has its facts"
        fill(self, self._load().body)

    def note_body(self) -> None:
        """Notes that it was read what is written in it."""
        if self.parent is None:
            self.reads.mask |= self.reads.text(self.path)
        self._note_function()

    def _note_function(self) -> None:
        if self._function_bit:
            self.reads.mask |= self._function_bit

    @cached_property
    def _function_bit(self) -> Read:
        """That of the function that it stands in, or is; none outside of functions."""
        return frozenset() if self.unit is None else self.reads.body(self.path, self.unit.qualname)

    @property
    def read(self) -> Read:
        """What who holds it has read."""
        module = self.reads.facts(self.path)
        return module | self._function_bit if self.is_nested else module

    @property
    def read_with_body(self) -> Read:
        """The same, and what is written in it."""
        own = self.reads.text(self.path) if self.parent is None else self._function_bit
        return self.reads.facts(self.path) | own

    def __repr__(self) -> str:
        """For debugging: all that is in it would be a whole file."""
        return f"<{self.kind} {self.path}:{self.qualname}>"

    @cached_property
    def place(self) -> str:
        """The function that it stands in, or is, with its module; the module alone outside of functions."""
        return self.path if self.unit is None else f"{self.path} {self.unit.qualname}"

    @property
    def key(self) -> tuple[str, int]:
        """What sorts and names a scope."""
        return self.path, self.index

    @property
    def order(self) -> tuple[str, str]:
        """The same as text."""
        return self.path, f"{self.index:09}"

    @property
    def is_coroutine_function(self) -> bool:
        """`async def` without `yield`."""
        return self.is_async and not self.is_generator

    @property
    def is_method(self) -> bool:
        """A function in a class's body."""
        return self.kind == "function" and self.parent is not None and self.parent.kind == "class"

    @property
    def own_name(self) -> str:
        """What a method calls its first parameter, `self` most often; empty for any other function."""
        parameters = self.function.parameters if self.is_method and self.function is not None else ()
        return parameters[0].name if parameters else ""

    @property
    def is_lambda(self) -> bool:
        """A `lambda` expression."""
        return self.name == "<lambda>"

    @property
    def module(self) -> Scope:
        """The scope of the file."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    def anchor(self, expression: int = NOTHING) -> Anchor:
        """The place of an expression, or of the definition itself."""
        return Anchor(self.path, self.index, expression)

    @property
    def inner(self) -> tuple[Scope, ...]:
        """This scope and all that are defined in it, in order of definition."""
        self.note_body()
        return self.every_inner

    @cached_property
    def every_inner(self) -> tuple[Scope, ...]:
        """The same, for who notes what it takes of it."""
        found = [self]
        for child in sorted([*self.functions, *self.classes], key=lambda scope: scope.index):
            found += child.every_inner
        return tuple(found)

    @property
    def awaits(self) -> int:
        """How many times a function awaits; 0 for any other scope."""
        self.note_body()
        return 0 if self.function is None else self.function.awaits

    @property
    def read_parameters(self) -> frozenset[str]:
        """The parameters of a function that are read in it. That alone is noted: callers of a function ask for it."""
        if self.is_nested:
            self.note_body()
        else:
            self.reads.mask |= self.reads.name(*self.asked_for_parameters)
        return self._read_parameters

    @property
    def asked_for_parameters(self) -> tuple[str, str]:
        """What it notes: the arguments of `Reads.name`."""
        return "read parameters", f"{self.path} {self.qualname}"

    @cached_property
    def _read_parameters(self) -> frozenset[str]:
        names = {parameter.name for parameter in self.function.parameters} if self.function is not None else set()
        nodes = (node for inner in self.every_inner for node in inner.written.expressions)
        return frozenset(node.id for node in nodes if isinstance(node, m.Name) and node.id in names)

    def functions_named(self, name: str) -> tuple[Scope, ...]:
        """The functions of a name that are defined here; several for a property, or where one takes the place of another."""
        self.note_body()
        return self._functions_named.get(name, ())

    @cached_property
    def _functions_named(self) -> dict[str, tuple[Scope, ...]]:
        table: dict[str, tuple[Scope, ...]] = {}
        for function in self.functions:
            table[function.name] = (*table.get(function.name, ()), function)
        return table

    @property
    def bindings(self) -> dict[str, tuple[Binding, ...]]:
        """All bindings of each name in this scope, in no order of time."""
        self.note_body()
        return self._bindings

    def bound(self, name: str) -> tuple[Binding, ...]:
        """All bindings of a name in this scope; of a module, it is only noted that it was asked for this one."""
        if self.parent is None:
            self.reads.mask |= self.reads.name(*bound_in(self.path, name))
        self._note_function()
        return self._bindings.get(name, ())

    @cached_property
    def _bindings(self) -> dict[str, tuple[Binding, ...]]:
        table: dict[str, list[Binding]] = {}
        for name, binding in self.parameter_bindings():
            table.setdefault(name, []).append(binding)
        for name, binding in self.bound_by(self.written.statements):
            table.setdefault(name, []).append(binding)
        for index, expression in enumerate(self.written.expressions):
            if isinstance(expression, m.Walrus):
                for name, binding in self.target_names(expression.target, "value", expression.value):
                    table.setdefault(name, []).append(binding)
            elif isinstance(expression, m.Comprehension):
                for name, binding in self.comprehension_bindings(index, expression):
                    table.setdefault(name, []).append(binding)
        for inner in self.every_inner:
            if inner is not self:
                for name, binding in inner.bound_outside(self):
                    table.setdefault(name, []).append(binding)
        return {name: tuple(found) for name, found in table.items()}

    def bound_outside(self, owner: Scope) -> Iterator[tuple[str, Binding]]:
        """What this scope binds in an outer one, by `global` or `nonlocal`."""
        for kind, names in self._outer_declarations:
            if owner is (self.module if kind == "global" else self._owner_of_nonlocal()):
                yield from (pair for pair in self.bound_by(self.written.statements) if pair[0] in names)

    def _owner_of_nonlocal(self) -> Scope | None:
        """The nearest enclosing function (one that only passes the name on is rare)."""
        scope = self.parent
        while scope is not None and scope.kind == "class":
            scope = scope.parent
        return scope

    @cached_property
    def _outer_declarations(self) -> tuple[m.Scope, ...]:
        return tuple(statement for statement in every(self.written.statements) if isinstance(statement, m.Scope))

    @property
    def outer_names(self) -> frozenset[str]:
        """Names declared `global` or `nonlocal` here."""
        self.note_body()
        return self._outer_names

    @cached_property
    def _outer_names(self) -> frozenset[str]:
        return frozenset(name for statement in self._outer_declarations for name in statement.names)

    def parameter_bindings(self) -> Iterator[tuple[str, Binding]]:
        """What a call binds."""
        if self.function is not None:
            for index, parameter in enumerate(self.function.parameters):
                yield parameter.name, Binding("parameter", self, index=index)

    def comprehension_bindings(self, index: int, node: m.Comprehension) -> Iterator[tuple[str, Binding]]:
        """What the loop variables of a comprehension are bound to."""
        for source, target in zip(node.sources, node.targets, strict=True):
            kind: BindingKind = "async iterated" if self.written.uses[source].kind == "async iterated" else "iterated"
            yield from self.target_names(target, kind, source)

    def bound_by(self, statements: m.Statements) -> Iterator[tuple[str, Binding]]:
        """The bindings of all these statements and those nested in them."""
        for statement in every(statements):
            yield from self.bindings_of(statement)

    def bindings_of(self, statement: m.Statement) -> Iterator[tuple[str, Binding]]:
        """What one statement itself binds, without the statements nested in it."""
        for binding in self.target_bindings(statement):
            target = self.written.expressions[binding.target]
            if isinstance(target, m.Name):
                yield target.id, binding
        match statement:
            case m.Define() | m.Import():
                yield self._defined(statement)
            case m.Try(handlers=handlers):
                yield from ((h.name, Binding("exception", self, h.type)) for h in handlers if h.name)
            case m.Match(cases=cases):
                for case in cases:
                    for name in case.names:
                        yield name, Binding("pattern", self, case.class_ if name == case.whole else NOTHING)

    def target_bindings(self, statement: m.Statement) -> Iterator[Binding]:
        """What one statement itself assigns to: names, attributes and items."""
        match statement:
            case m.Assign(targets, value, annotation, operator):
                kind: BindingKind = "augmented" if operator else "value" if value != NOTHING else "annotation"
                for target in targets:
                    yield from self._targets(target, kind, value, annotation)
            case m.For(target=target, source=source, is_async=is_async):
                yield from self._targets(target, "async iterated" if is_async else "iterated", source)
            case m.With(items=items, is_async=is_async):
                for manager, target in items:
                    if target != NOTHING:
                        yield from self._targets(target, "async entered" if is_async else "entered", manager)
            case m.Effect(kind="del", values=values):
                for value in values:
                    yield from self._targets(value, "deleted", NOTHING)

    @property
    def stores(self) -> tuple[Binding, ...]:
        """The assignments to attributes and items in this scope."""
        self.note_body()
        return self.every_store

    @cached_property
    def every_store(self) -> tuple[Binding, ...]:
        """The same, for who notes what it takes of it."""
        return tuple(
            binding
            for statement in every(self.written.statements)
            for binding in self.target_bindings(statement)
            if binding.kind != "deleted" and not isinstance(self.written.expressions[binding.target], m.Name)
        )

    @cached_property
    def imported_names(self) -> dict[str, set[str]]:
        """Of a module: the names that are imported anywhere in it, each with the last names of what it is for."""
        found: dict[str, set[str]] = {}
        for scope in self.every_inner:
            for statement in every(scope.written.statements):
                if isinstance(statement, m.Import):
                    original = statement.attribute or statement.module.rpartition(".")[2]
                    found.setdefault(statement.name, set()).add(original)
        return found

    @cached_property
    def annotated_names(self) -> tuple[str, ...]:
        """The names that are annotated in this scope, in order: the fields of a dataclass."""
        return tuple(
            name
            for statement in self.written.statements
            for name, binding in self.bindings_of(statement)
            if binding.annotation != NOTHING
        )

    def _defined(self, statement: m.Define | m.Import) -> tuple[str, Binding]:
        if isinstance(statement, m.Import):
            return statement.name, Binding("import", self, imported=statement)
        place = statement.place
        if statement.kind == "function":
            return self.written.functions[place].name, Binding("function", self, index=place)
        return self.written.classes[place].name, Binding("class", self, index=place)

    def target_names(self, target: int, kind: BindingKind, value: int) -> Iterator[tuple[str, Binding]]:
        """The names among some targets that are bound to a value."""
        for binding in self._targets(target, kind, value):
            node = self.written.expressions[binding.target]
            if isinstance(node, m.Name):
                yield node.id, binding

    def _targets(
        self, target: int, kind: BindingKind, value: int, annotation: int = NOTHING, at: tuple[int, ...] = ()
    ) -> Iterator[Binding]:
        match self.written.expressions[target]:
            case m.Name() | m.Attribute() | m.Subscript():
                yield Binding(kind, self, value, target, at, annotation)
            case m.Display(items=items):
                for place, item in enumerate(items):
                    yield from self._targets(item, kind, value, annotation, (*at, place))
            case m.Starred(inner):
                yield from self._targets(inner, kind, NOTHING, annotation, at)


def every(statements: m.Statements) -> Iterator[m.Statement]:
    """These statements and all that are nested in them, in order of text."""
    waiting = list(reversed(statements))
    while waiting:
        statement = waiting.pop()
        yield statement
        for block in reversed(blocks(statement)):
            waiting.extend(reversed(block))


def blocks(statement: m.Statement) -> tuple[m.Statements, ...]:
    """The suites of a compound statement."""
    match statement:
        case m.If(body=body, orelse=orelse) | m.While(body=body, orelse=orelse) | m.For(body=body, orelse=orelse):
            return body, orelse
        case m.With(body=body):
            return (body,)
        case m.Try(body, handlers, orelse, final):
            return body, *(handler.body for handler in handlers), orelse, final
        case m.Match(cases=cases):
            return tuple(case.body for case in cases)
        case _:
            return ()


class Program:
    """The scopes of a project's modules, built when asked for; of those that have an outline, the facts are read later.

    `reads` notes which were asked for one by one; who goes through all of them notes what that is about.
    """

    def __init__(
        self, project: Project, reads: Reads | None = None, outlines: Mapping[str, Outline] | None = None
    ) -> None:
        self.project = project
        self.reads = reads or Reads()
        self._outlines = outlines or {}
        self._modules: dict[str, Scope | None] = {}

    def module(self, path: str) -> Scope | None:
        """A module's scope, or `None` when the file cannot be read as Python, or is a namespace package."""
        self.reads.mask |= self.reads.facts(path)
        return self.loaded(path)

    def loaded(self, path: str) -> Scope | None:
        """The same, for who notes what it takes of it."""
        if path not in self._modules:
            self._modules[path] = self._load(path)
        return self._modules[path]

    def _load(self, path: str) -> Scope | None:
        known = self._outlines.get(path)
        if known is not None:
            return outlined_scope(path, known, self.reads, partial(self.project.module, path))
        try:
            facts = self.project.module(path)
        except SourceError:
            return None
        return module_scope(path, facts, self.reads)

    def resolve(self, importer: str, module: str, level: int = 0, *, is_library: bool = False) -> str | None:
        """The file or namespace directory that a module's name means in a file, as `Project.resolve` says; notes the question."""
        self.reads.mask |= self.reads.name(*file_named(module))
        return self.project.resolve(importer, module, level, is_library=is_library)

    def submodule(self, package: str, name: str) -> str | None:
        """The file or namespace directory of a package's submodule, as `Project.submodule` says; notes the question."""
        self.reads.mask |= self.reads.name(*file_named(name))
        return self.project.submodule(package, name)

    @cached_property
    def called_in_tests(self) -> frozenset[str]:
        """What the tests call, as it is written; who asks notes for which name."""
        return called_in_tests(self.project)

    def outlines(self) -> dict[str, Outline]:
        """The outlines of the modules that were asked for."""
        return {
            path: self._outlines.get(path) or outline(module)
            for path, module in self._modules.items()
            if module is not None
        }

    def modules(self) -> Iterator[Scope]:
        """The project's request files that can be read, in order of path."""
        for path in self.project.request_paths():
            scope = self.loaded(path)
            if scope is not None:
                yield scope

    @cached_property
    def request_modules(self) -> tuple[Scope, ...]:
        """All of them."""
        return tuple(self.modules())

    def functions(self) -> Iterator[Scope]:
        """All functions and lambdas of these modules."""
        for module in self.modules():
            for scope in module.inner:
                if scope.kind == "function":
                    yield scope


def module_scope(path: str, facts: m.Module, reads: Reads | None = None) -> Scope:
    """The scope of a module with these facts; without `reads`, nobody asks what is read of it."""
    scope = Scope(path, 0, None, Header("module", path, ""), reads or Reads())
    _add_children(scope, facts.body)
    fill(scope, facts.body)
    return scope


def _add_children(scope: Scope, body: m.Body) -> None:
    for number, name, qualname, is_async, is_generator, _, decorators, _, inner, *_ in body.functions:
        header = Header("function", name, qualname, bool(decorators), is_async, is_generator)
        child = Scope(scope.path, number, scope, header, scope.reads)
        scope.functions.append(child)
        _add_children(child, inner)
    for class_ in body.classes:
        header = Header("class", class_.name, class_.qualname, bool(class_.decorators))
        child = Scope(scope.path, class_.number, scope, header, scope.reads)
        scope.classes.append(child)
        _add_children(child, class_.body)


def fill(scope: Scope, body: m.Body, function: m.Function | None = None, class_: m.Class | None = None) -> None:
    """Puts facts into a scope and those in it. Raises `LookupError` when they are of others."""
    if len(scope.functions) != len(body.functions) or len(scope.classes) != len(body.classes):
        raise LookupError(f"{scope.path}: not its facts")
    scope.put(body, function, class_)
    for child, inner in zip(scope.functions, body.functions, strict=True):
        fill(child, inner.body, function=inner)
    for child, within in zip(scope.classes, body.classes, strict=True):
        fill(child, within.body, class_=within)


def outline(module: Scope) -> Outline:
    """The outline of a module."""
    return [[scope.parent.index, scope.index, *scope.header] for scope in module.inner if scope.parent is not None]


def outlined_scope(path: str, rows: Outline, reads: Reads, load: Callable[[], m.Module]) -> Scope:
    """The scope of a module of which this is the outline; `load` gives its facts."""
    module = Scope(path, 0, None, Header("module", path, ""), reads, load)
    scopes = {0: module}
    for outer, number, *row in rows:
        parent, header = scopes[outer], Header(*row)
        scope = scopes[number] = Scope(path, number, parent, header, reads)
        (parent.functions if header.kind == "function" else parent.classes).append(scope)
    module.every_inner = tuple(scopes.values())
    return module


def child(scope: Scope, kind: Literal["function", "class"], index: int) -> Scope:
    """The scope of a function or class statement."""
    return (scope.functions if kind == "function" else scope.classes)[index]


def assignments(scope: Scope) -> Iterator[m.Assign]:
    """The assignments in a scope, nested blocks included."""
    return (statement for statement in every(scope.body.statements) if isinstance(statement, m.Assign))


def written_name(scope: Scope, expression: int) -> str:
    """The last name of an expression as it is written: `x` of `x` and of `a.b.x`, else nothing."""
    node = scope.nodes[expression]
    if isinstance(node, m.Name):
        return node.id
    return node.name if isinstance(node, m.Attribute) else ""


def written_names(scope: Scope, expression: int) -> Iterator[str]:
    """The last names of an expression and of its operands: `LOCK_EX` and `LOCK_NB` of `fcntl.LOCK_EX | fcntl.LOCK_NB`."""
    node = scope.nodes[expression]
    if isinstance(node, m.Operation):
        for operand in node.operands:
            yield from written_names(scope, operand)
    else:
        yield written_name(scope, expression)


def first_name(scope: Scope, expression: int) -> str:
    """The name that an expression starts from: `a` of `a`, of `a.b.x` and of `a[i].x`, else nothing."""
    node = scope.nodes[expression]
    while isinstance(node, (m.Attribute, m.Subscript)):
        node = scope.nodes[node.value]
    return node.id if isinstance(node, m.Name) else ""
