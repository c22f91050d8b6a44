"""Results: what calls give, at once and, for what is lazy, in the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Fact, Spelled
from fastapi_async_lint.model import NOTHING

from .calling import Passed
from .frame import Frame
from .program import Scope, written_names
from .values import (
    NONE,
    NOWHERE,
    Annotated,
    Container,
    LibraryDecorator,
    LibraryInstance,
    LibraryMethod,
    LibraryName,
    Partial,
    Produced,
    ProjectClass,
    ProjectFunction,
    ProjectInstance,
    Site,
    TypeForm,
    TypeVariable,
    Unknown,
    Value,
    Values,
    in_order,
    union,
)

if TYPE_CHECKING:
    from .inference import Inference

_SPECIAL = frozenset({"partial", "type variable", "attribute", "class", "module"})
"""Words for results that no type can state."""
_LITERALS: dict[str, object] = {"True": True, "False": False, "None": None}


class Results:
    """What calling, awaiting, iterating and entering gives."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference

    # --- what the project's functions give

    def return_expressions(self, scope: Scope) -> list[int]:
        """The returned expressions of a function."""
        return [
            index
            for index, use in enumerate(scope.body.uses)
            if use.kind == "returned" and scope.nodes[index] != m.Constant("None")
        ]

    def returned(self, frame: Frame) -> Values:
        """What the body of a function gives back: awaited for a coroutine function."""
        return self.inference.settling.pivot(NONE, self._returned, frame)

    def _returned(self, frame: Frame) -> Values:
        scope = frame.scope
        places = [place for place in self.return_expressions(scope) if not self.inference.guards.is_dead(frame, place)]
        each = [self.inference.values(frame, place) for place in places]
        found = union(each)
        if found and all(each) and all(isinstance(value, (Produced, ProjectFunction)) for value in found):
            return found
        if scope.function is not None and frame.parent is not None:
            annotated = self.inference.types.instances(frame.parent, scope.function.returns, frame)
            if annotated and not (all(each) and self._says_more(found, annotated)):
                return annotated
        return found if not found or all(each) else found | {Unknown()}

    def _says_more(self, found: Values, annotated: Values) -> bool:
        """Whether the annotation only names what the instances that are returned derive from or fit."""
        return bool(found) and all(self._is_said_by(found, value) for value in annotated)

    def _is_said_by(self, found: Values, annotated: Value) -> bool:
        match annotated:
            case ProjectInstance(arguments=()):
                return self.inference.hierarchy.is_abstract(annotated.class_) or all(
                    isinstance(value, ProjectInstance)
                    and self.inference.hierarchy.is_subclass(value.class_, annotated.class_)
                    for value in found
                )
            case LibraryInstance(path, ()):
                return all(self._derives(value, path) for value in found)
        return False

    def _derives(self, value: Value, path: str) -> bool:
        """Whether a value is an instance of a library's class, or of one that derives from it."""
        match value:
            case LibraryInstance(own):
                return self.inference.knowledge.is_subclass(own, path)
            case ProjectInstance():
                libraries = self.inference.hierarchy.line(value.class_).libraries
                return any(self.inference.knowledge.is_subclass(library.path, path) for library in libraries)
        return False

    def returned_by(self, callee: Value) -> Values:
        """What a function gives when nothing is known of what it is passed."""
        return self.result(callee, NOWHERE, Passed())

    def given(self, frame: Frame) -> Values:
        """What the `return`s of a function give, or the `yield`s of a generator, whatever annotations say; `Unknown` is among it
        where nothing is known of one. Containers say by themselves what stands in them."""
        return self.inference.settling.pivot(NONE, self._given, frame)

    def _given(self, frame: Frame) -> Values:
        scope = frame.scope
        places = self.return_expressions(scope)
        if scope.is_generator:
            yields = (node for node in scope.body.expressions if isinstance(node, m.Yield))
            places = [node.value for node in yields if node.value != NOTHING]
        found = union(self.inference.values(frame, place) or frozenset({Unknown()}) for place in places)
        return frozenset(map(self.inference.containers.closed, found))

    def yielded(self, frame: Frame) -> Values:
        """What a generator function yields."""
        return self.inference.once(self._yielded, frame)

    def _yielded(self, frame: Frame) -> Values:
        if frame.scope.function is not None and frame.parent is not None:
            annotated = self.inference.types.instances(frame.parent, frame.scope.function.returns, frame)
            items = self.inference.each(annotated, self.iterated)
            if items:
                return items
        found: set[Value] = set()
        for node in frame.scope.body.expressions:
            if isinstance(node, m.Yield) and node.value != NOTHING:
                values = self.inference.values(frame, node.value)
                found |= self.inference.each(values, self.iterated) if node.delegates else values
        return frozenset(found)

    def lifespan_state(self, path: str, name: str) -> Values:
        """What context managers of the project yield under a name in a dict: Starlette puts that on the state."""
        found: set[Value] = set()
        for scope, value in self.inference.index.yielded(name):
            if scope.parent is not None and scope.is_async:
                frame = self.inference.frames.plain(scope)
                found |= self.inference.values(frame, value)
        return frozenset(found) if self.inference.knowledge.is_dynamic(path) else NONE

    # --- rows

    def fact_of(self, callee: Value) -> Fact | None:
        """The knowledge row of a library's callable."""
        match callee:
            case LibraryName(path):
                found = self.inference.knowledge.function(path)
                return found if found is not None else self.inference.knowledge.constructor(path)
            case LibraryMethod(owner, "__init__"):
                return self.inference.knowledge.constructor(owner.path)
            case LibraryMethod(owner, name):
                return self.inference.knowledge.method(owner.path, name, _parts(owner))
            case LibraryInstance(path):
                return self.inference.knowledge.method(path, "__call__")
        return None

    def twin_of(self, callee: Value, twin: str) -> Fact | None:
        """The row of a method's async twin on the same receiver."""
        return self.inference.knowledge.method(callee.owner.path, twin) if isinstance(callee, LibraryMethod) else None

    def fact_at(self, callee: Value, site: Site) -> Fact | None:
        """The row of a library's callable as it applies to this call, by its arguments."""
        fact = self.fact_of(callee)
        if fact is None or not fact.when:
            return fact
        return fact.for_arguments(self.arguments(site, fact))

    def arguments(self, site: Site, fact: Fact) -> dict[str, object]:
        """The arguments of a call by name, `*` and `**` for what is unpacked: literals, and of others the names in them."""
        node = site.scope.nodes[site.expression]
        found: dict[str, object] = {}
        for place, argument in enumerate(node.arguments if isinstance(node, m.Call) else ()):
            is_placed = place < len(fact.parameters) and "*" not in found
            name = argument.keyword or (fact.parameters[place] if is_placed else "")
            found[name] = self._as_written(site.scope, argument.value)
        return found

    @staticmethod
    def _as_written(scope: Scope, expression: int) -> object:
        match scope.nodes[expression]:
            case m.Constant(text):
                return _LITERALS.get(text, text)
            case m.String(text):
                return text
        return Spelled(frozenset(written_names(scope, expression)))

    def argument(self, site: Site, parameters: tuple[str, ...], name: str) -> int:
        """The expression that a call passes for a parameter, or `NOTHING`."""
        node = site.scope.nodes[site.expression] if site.expression != NOTHING else None
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

    def beside(self, site: Site) -> Values:
        """The classes of the annotation that a call stands beside: of the parameter that it is the default of, or the first part
        of `Annotated`."""
        scope = site.scope
        kind, by = scope.uses[site.expression]
        if kind == "element" and isinstance(scope.nodes[by], m.Display):
            return self.inference.values(site.frame, scope.nodes[by].items[0])  # type: ignore[union-attr]
        for function in scope.body.functions if kind == "default" else ():
            for parameter in function.parameters:
                if parameter.default == site.expression:
                    return self.inference.values(site.frame, parameter.annotation)
        return NONE

    def passed_on(self, site: Site, fact: Fact, name: str) -> Passed:
        """What a library hands on to a callable that it is given: the arguments behind it, for a runner like `to_thread`."""
        return self.handed_on(self.inference.calling.passed(site), fact, name)

    def handed_on(self, passed: Passed, fact: Fact, name: str) -> Passed:
        """The same, of what it is passed."""
        placement = fact.runs.get(name)
        if placement is None or placement.role == "callback" or not fact.parameters or fact.parameters[-1] != name:
            return Passed()
        keywords = tuple(pair for pair in passed.keywords if pair[0] not in fact.parameters)
        return Passed(passed.positional[len(fact.parameters) :], keywords, passed.is_open)

    # --- calls

    def result(
        self, callee: Value, site: Site, passed: Passed | None = None, through: frozenset[Value] = NONE
    ) -> Values:
        """What a call gives. `passed`: its arguments, where they are not those that stand at the site. `through`: what calls
        the callee in its turn; objects that call others may be a circle."""
        if passed is not None and isinstance(callee, (LibraryName, LibraryMethod)):
            return self._handed_result(callee, site)
        match callee:
            case LibraryName(path):
                return self._library_call(callee, path, site)
            case LibraryMethod():
                fact = self.fact_at(callee, site)
                return NONE if fact is None else self._fact_result(fact, callee, site)
            case ProjectFunction():
                return self._project_call(callee, site, passed)
            case ProjectClass():
                return self._instance(callee, site, passed)
            case LibraryInstance() | ProjectInstance():
                methods = self.inference.classes.called(callee) - through
                seen = through | methods
                return self.inference.each(methods, lambda method: self.result(method, site, passed, seen))
            case TypeForm(place):
                return self._made_of_form(place, site, passed)
            case Partial(inner, place):
                bound = self.inference.calling.passed(place).without_first()
                more = self.inference.calling.passed(site) if passed is None else passed
                return NONE if inner in through else self.result(inner, site, bound.and_then(more), through | {inner})
            case Unknown():
                return frozenset({callee})
            case Annotated(place):
                return self.inference.types.instances(*place)
            case LibraryDecorator(maker, _):
                return self.inference.decorators.of_call(self.fact_of(maker), site)
        return NONE

    def _handed_result(self, callee: LibraryName | LibraryMethod, site: Site) -> Values:
        """What a library's callable gives that another call at the site runs: nothing is known of its arguments."""
        fact = self.fact_of(callee)
        if fact is not None and fact.kind:
            return frozenset({Produced(fact.kind, callee, site, fact.also)})
        if fact is not None and (fact.wraps or fact.decorates is not None):
            return frozenset({LibraryDecorator(callee, site)})
        if fact is not None and fact.returns and fact.returns not in _SPECIAL:
            return self.inference.types.of_text(
                fact.returns, callee.owner if isinstance(callee, LibraryMethod) else None, None
            )
        if isinstance(callee, LibraryName) and self._is_class(callee.path):
            return frozenset({LibraryInstance(callee.path)})
        return NONE

    def result_of_operator(self, callee: Value, site: Site, other: int) -> Values:
        """What an operator's method gives that is called with another operand."""
        return self.result(callee, site, Passed((Site(site.frame, other),)))

    def _instance(self, callee: ProjectClass, site: Site, passed: Passed | None) -> Values:
        more = self.inference.calling.passed(site) if passed is None else passed
        return frozenset({self.inference.calling.built(callee, more)})

    def _made_of_form(self, place: Site, site: Site, passed: Passed | None) -> Values:
        """`Repository[User](...)`: an instance with its type arguments and what it is given."""
        more = self.inference.calling.passed(site) if passed is None else passed
        instances = self.inference.types.instances(*place)
        return frozenset(
            self.inference.calling.built(value.class_, more, value.arguments)
            if isinstance(value, ProjectInstance)
            else value
            for value in instances
        )

    def _library_call(self, callee: LibraryName, path: str, site: Site) -> Values:
        fact = self.fact_at(callee, site)
        if fact is not None:
            if self.inference.knowledge.class_(path) is not None and not fact.returns and not fact.kind:
                return frozenset({LibraryInstance(path)})
            return self._fact_result(fact, callee, site)
        return frozenset({LibraryInstance(path)}) if self._is_class(path) else NONE

    def _is_class(self, path: str) -> bool:
        """Whether a library's name is a class: by its row, or by its spelling."""
        return self.inference.knowledge.class_(path) is not None or path.rpartition(".")[2][:1].isupper()

    def _fact_result(self, fact: Fact, callee: LibraryName | LibraryMethod, site: Site) -> Values:
        if fact.kind:
            return frozenset({Produced(fact.kind, callee, site, fact.also)})
        if fact.returns in _SPECIAL:
            return self._special(fact, site)
        is_decorator = bool(fact.wraps or fact.decorates is not None)
        decorating = self.inference.decorators.decorating(fact, callee, site) if is_decorator else NONE
        if is_decorator and fact.wraps != "same":  # what it returns is what becomes of the function
            return decorating
        owner = callee.owner if isinstance(callee, LibraryMethod) else None
        values = self.inference.types.of_text(fact.returns, owner, (site, fact)) if fact.returns else NONE
        return decorating | frozenset(_made_at(value, site) for value in values)

    def _special(self, fact: Fact, site: Site) -> Values:
        """Results that no type can state: of `partial(f)`, `TypeVar("T")`, `getattr(x, "a")`, `type(x)`, `import_module("m")`."""
        node = site.scope.nodes[site.expression] if site.expression != NOTHING else None
        if not isinstance(node, m.Call) or not node.arguments:
            return NONE
        first = self.inference.values(site.frame, node.arguments[0].value)
        texts = [site.scope.nodes[argument.value] for argument in node.arguments]
        match fact.returns, texts:
            case "partial", _:
                return frozenset(Partial(callee, site) for callee in first)
            case "type variable", _:
                return frozenset({TypeVariable(site, "")})
            case "attribute", [_, m.String(name), *_]:
                return self.inference.each(first, lambda owner: self.inference.classes.attribute(owner, name))
            case "class", [_]:
                return self.inference.each(first, _class_of)
            case "module", [m.String(name), *_]:
                return self.inference.names.module(site.scope, name)
        return NONE

    def _project_call(self, callee: ProjectFunction, site: Site, passed: Passed | None) -> Values:
        scope = callee.scope
        frame = self.inference.calling.enter(callee, self.inference.calling.passed(site) if passed is None else passed)
        if callee.wraps in ("context", "async_context"):
            return frozenset({Produced(callee.wraps, callee, site, frame=frame)})
        if scope.is_generator:
            return frozenset({Produced("async_iterator" if scope.is_async else "iterator", callee, site, frame=frame)})
        if scope.is_async:
            return frozenset({Produced("coroutine", callee, site, frame=frame)})
        return self.returned(frame)

    # --- what lazy values give in the end

    def awaited(self, value: Value) -> Values:
        """What `await value` gives."""
        match value:
            case Produced(kind="coroutine"):
                return self.inference.once(self._delivered, value)
            case Produced(kind="awaitable"):
                return self.inference.each(self.object_of(value), self._of_awaitable)
            case Produced(also=also) if "coroutine" in also or "awaitable" in also:
                return self.inference.once(self._delivered, value)
            case LibraryInstance(path):
                fact = self.inference.knowledge.method(path, "__await__")
                return NONE if fact is None else self._awaited_instance(value, fact)
            case ProjectInstance():
                methods = self.inference.classes.attribute(value, "__await__")
                return self.inference.each(methods, self._result_of_await)
        return NONE

    def object_of(self, value: Produced) -> Values:
        """The object that an awaitable is, where a row says (`create_task(...)` is a task); else what awaiting it gives."""
        return self.inference.once(self._delivered, value)

    def _of_awaitable(self, value: Value) -> Values:
        if isinstance(value, LibraryInstance) and self._is_awaitable(value):
            return self.awaited(value)
        return frozenset({value})

    def _result_of_await(self, method: Value) -> Values:
        """What a generator that is `__await__` returns in the end."""
        if not isinstance(method, ProjectFunction):
            return NONE
        return self.returned(self.inference.calling.enter(method, Passed()))

    def _awaited_instance(self, value: LibraryInstance, fact: Fact) -> Values:
        """By the row of `__await__`, or, where that names no type, the type argument."""
        if fact.returns:
            return self.inference.types.of_text(fact.returns, value, None)
        return value.arguments[0] if value.arguments else NONE

    def _is_awaitable(self, value: LibraryInstance) -> bool:
        return self.inference.knowledge.method(value.path, "__await__") is not None

    def iterated(self, value: Value) -> Values:
        """What a loop over `value` gives its variable."""
        match value:
            case Container(kind="dict"):
                return NONE
            case Container():
                return self.inference.containers.contents(value)
            case Produced(kind="async_iterator" | "iterator"):
                return self.inference.once(self._delivered, value)
            case LibraryInstance() | ProjectInstance():
                return self._iterated_instance(value)
        return NONE

    def _iterated_instance(self, value: LibraryInstance | ProjectInstance) -> Values:
        for name, following in (("__iter__", "__next__"), ("__aiter__", "__anext__")):
            methods = self.inference.classes.attribute(value, name)
            if methods:
                made = self.inference.each(methods, self.returned_by)
                found = self.inference.each(made, lambda v: NONE if v == value else self.iterated(v))
                steps = self.inference.each(made, lambda v: self.inference.classes.attribute(v, following))  # noqa: B023
                stepped = self.inference.each(steps, self.returned_by)
                return found or self.inference.each(stepped, self._unless_lazy)
        items = self.inference.classes.attribute(value, "__getitem__") if isinstance(value, ProjectInstance) else NONE
        return self.inference.each(items, self.returned_by)

    def _unless_lazy(self, value: Value) -> Values:
        """A value, or, of a coroutine, its result."""
        return self.awaited(value) if isinstance(value, Produced) else frozenset({value})

    def entered(self, value: Value, is_async: bool) -> Values:
        """What `with value as x` gives `x`."""
        match value:
            case Produced(kind="context" | "async_context"):
                return self.inference.once(self._delivered, value)
            case Produced(also=also) if "async_context" in also:
                return self.inference.once(self._delivered, value)
            case LibraryInstance() | ProjectInstance():
                name = "__aenter__" if is_async else "__enter__"
                methods = self.inference.classes.attribute(value, name)
                made = self.inference.each(methods, self.returned_by)
                return self.inference.each(made, self._unless_lazy) or (NONE if methods else frozenset({value}))
        return NONE

    def injected(self, value: Value, site: Site) -> Values:
        """What a framework injects for a dependency: the result of calling it, awaited, or its first yielded value."""
        return self.inference.each(self.result(value, site, Passed()), self._unwrapped)

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

    def _delivered(self, value: Produced) -> Values:
        """What a lazy value gives in the end: awaited, item by item, or on entering."""
        callee, site = value.callee, value.site
        match callee:
            case ProjectFunction(scope, _, _, wraps):
                assert value.frame is not None, "made by a call of the function"
                if scope.is_generator or wraps in ("context", "async_context"):
                    return self.yielded(value.frame)
                return self.returned(value.frame)
            case LibraryName() | LibraryMethod():
                fact = self.fact_at(callee, site)
                owner = callee.owner if isinstance(callee, LibraryMethod) else None
                return (
                    self.inference.types.of_text(fact.returns, owner, (site, fact))
                    if fact is not None and fact.returns
                    else NONE
                )
            case Annotated(place):
                return self.inference.types.instances(*place)
        return NONE


def _made_at(value: Value, site: Site) -> Value:
    """A container that a call gives (`dict()`, `defaultdict(list)`), with the place where it is made."""
    if isinstance(value, Container) and value.site is None and value.kind in ("list", "dict", "set"):
        return replace(value, site=site)
    return value


def _class_of(value: Value) -> Values:
    match value:
        case ProjectInstance():
            return frozenset({value.class_})
        case LibraryInstance(path):
            return frozenset({LibraryName(path)})
    return NONE


def _parts(owner: LibraryInstance) -> tuple[str, ...]:
    """The library classes among a receiver's type arguments, at any depth: the steps of `prompt | llm`."""
    found: list[str] = []
    for argument in owner.arguments:
        for value in in_order(argument):
            if isinstance(value, LibraryInstance):
                found += [value.path, *_parts(value)]
    return tuple(dict.fromkeys(found))
