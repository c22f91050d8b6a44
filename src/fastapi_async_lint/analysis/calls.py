"""The call graph: which functions a frame calls, and which it hands to something that runs them elsewhere.

In: the values of the called expressions. Out: for each frame, its calls (edges to frames of project functions, and library rows),
and the placements: functions that a library runs, where, and in what role.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, get_args

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Fact, Placement
from fastapi_async_lint.model import NOTHING

from .calling import Passed
from .frame import Frame
from .inference import OPERATORS, Inference
from .models import Hook
from .once import done_once
from .program import Scope, child, first_name, written_name
from .reads import Packed, Read
from .script import in_script
from .serving import Serving
from .truths import Truths, own_truths
from .values import (
    NONE,
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
    Super,
    TypeForm,
    Value,
    Values,
    in_order,
)


class Edge(NamedTuple):
    """A call of a project function: running `site` runs `callee` in the same thread (or makes its coroutine).

    `cached`: only the first such call does. `certain`: what is called is not changed by a decorator that is not known.
    `driven`: a library runs it to its end here, also when it is a coroutine function. `truths`: of a call of the method's own
    object, what tests around it say of that; `None` of any other.
    """

    site: Site
    callee: Frame
    cached: bool = False
    certain: bool = True
    driven: bool = False
    truths: Truths | None = None


class LibraryCall(NamedTuple):
    """A call of a library's callable, with its row; `special` where it is not written as a call: `for row in query`;
    `is_bound` where a partial stands before it, so that more arguments come before those that are written."""

    site: Site
    callee: Value
    fact: Fact
    special: bool = False
    is_bound: bool = False

    @property
    def is_written(self) -> bool:
        """Whether its arguments are those that stand there."""
        return not self.special and not self.is_bound


class Placed(NamedTuple):
    """A function that a library runs: where, in what role, and the place that says so. `scope` is the function that is meant,
    `frame` what is really called: under decorators of the project, a wrapper. `wants`: the kind that it has to be, `def` or
    `async def`, if only one is right."""

    frame: Frame
    where: str
    role: str
    site: Site
    scope: Scope
    wants: str = ""


Trait = Literal[
    "asks_for_loop",
    "context",
    "fake_async",
    "gathers",
    "is_blocking",
    "makes_loop",
    "needs_loop",
    "nests_loops",
    "raises_in_loop",
    "raises_without_loop",
    "reuse",
    "runs",
    "together",
    "weakly_held",
]
"""What rules ask of the calls of each function: attributes of `Fact`. Most functions call nothing that has them."""
_TRAITS: tuple[Trait, ...] = get_args(Trait)


class Notes(NamedTuple):
    """What is asked about the calls of many frames, so that it is kept with them."""

    traits: tuple[Trait, ...] = ()
    """What rows say of some of them."""
    queued: tuple[str, ...] = ()
    """The names of methods, of objects that are not known, that are queued for another process; empty for anything else that is
    not known."""
    in_script: tuple[int, ...] = ()
    """The calls of functions of the project, outside of functions, that are made only when the module is run as a script."""
    passed_over: tuple[int, ...] = ()
    """The functions defined in the frame that it only speaks of in branches which are not taken, by the index of their scopes."""


class Calls(Protocol):
    """What one frame calls."""

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The functions of the project."""

    @property
    def library(self) -> tuple[LibraryCall, ...]:
        """The callables of libraries."""

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The functions that it hands to libraries."""

    @property
    def once(self) -> frozenset[int]:
        """The expressions that are evaluated only the first time."""

    @property
    def unresolved(self) -> tuple[int, ...]:
        """The calls of which nothing is known."""

    @property
    def notes(self) -> Notes:
        """What else is to be known of them."""


@dataclass(frozen=True, slots=True)
class FoundCalls:
    """What one frame calls, found out now."""

    edges: tuple[Edge, ...]
    library: tuple[LibraryCall, ...]
    placed: tuple[Placed, ...]
    once: frozenset[int]
    unresolved: tuple[int, ...]
    notes: Notes


def having(calls: Calls, trait: Trait) -> Iterator[LibraryCall]:
    """The calls of libraries of which rows say this. Where there are none, calls are not looked for again."""
    if trait in calls.notes.traits:
        yield from (call for call in calls.library if getattr(call.fact, trait))


_NO_CALLS: Calls = FoundCalls((), (), (), frozenset(), (), Notes())


class CallGraph:
    """The calls of every frame, found when asked for."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        self.frames: list[Frame] = []
        """The frames whose calls are known."""

    def calls(self, frame: Frame) -> Calls:
        """What a frame's own code calls (not what the functions defined in it call)."""
        return self.inference.once_or(_NO_CALLS, self._first, frame)

    def _first(self, frame: Frame) -> Calls:
        self.frames.append(frame)
        return self.collect(frame)

    def restore(self, frame: Frame, calls: Calls, read: Callable[[], Packed]) -> None:
        """Takes calls that are known already; `read` says what they were made from."""
        self.frames.append(frame)
        self.inference.settling.restore(calls, read, self._first, frame)

    def known(self, frame: Frame) -> tuple[Calls, Read]:
        """The calls of one of `frames`, and what they were made from."""
        calls = self.calls(frame)
        return calls, self.inference.settling.known(self._first, frame) or frozenset()

    def callees(self, site: Site) -> frozenset[Scope]:
        """The functions of the project that a call may run: of several that override one another, it is not known which."""
        return frozenset(edge.callee.scope for edge in self.calls(site.frame).edges if edge.site == site)

    def collect(self, frame: Frame) -> Calls:
        """The same, found out anew."""
        return _Collector(
            self.inference, frame, self.inference.once_or(frozenset[int](), done_once, frame.scope)
        ).calls()


class _Collector:
    """Collects the calls of one frame."""

    def __init__(self, inference: Inference, frame: Frame, once: frozenset[int]) -> None:
        self.inference = inference
        self.frame = frame
        self.once = once
        self.serving = Serving(inference)
        self.edges: list[Edge] = []
        self.library: list[LibraryCall] = []
        self.placed: list[Placed] = []
        self.unresolved: list[int] = []
        self.queued: list[str] = []

    def calls(self) -> Calls:
        for index, node in enumerate(self.frame.scope.body.expressions):
            self._expression(index, node)
        for function in self.frame.scope.functions:
            for registration in self.inference.decorators.registrations_in(function, self.frame):
                self._place(registration.values, registration.placement, registration.site, Passed(), function)
        for definition in (*self.frame.scope.functions, *self.frame.scope.classes):
            self._decorate(definition)
        return FoundCalls(
            tuple(dict.fromkeys(map(self._finished, self.edges))),
            tuple(self.library),
            tuple(dict.fromkeys(self.placed)),
            self.once,
            tuple(self.unresolved),
            self._notes(),
        )

    def _finished(self, edge: Edge) -> Edge:
        cached = edge.cached or edge.site.expression in self.once
        return edge._replace(cached=cached, truths=own_truths(edge.site.scope, edge.site.expression))

    def _notes(self) -> Notes:
        facts = [call.fact for call in self.library]
        return Notes(
            tuple(trait for trait in _TRAITS if any(getattr(fact, trait) for fact in facts)),
            tuple(dict.fromkeys(self.queued)),
            in_script(self.frame.scope, (edge.site.expression for edge in self.edges)),
            tuple(self._passed_over()),
        )

    def _passed_over(self) -> Iterator[int]:
        scope = self.frame.scope
        for function in scope.functions if scope.kind == "function" else ():
            name = m.Name(function.name)
            uses = [index for index, node in enumerate(scope.body.expressions) if node == name]
            is_dead = all(self.inference.guards.is_dead(self.frame, use) for use in uses)
            others = (inner for inner in scope.inner if inner is not scope)
            if uses and is_dead and not any(name in inner.body.expressions for inner in others):
                yield function.index

    def _expression(self, index: int, node: m.Expression) -> None:
        use = self.frame.scope.uses[index].kind
        handler = _HANDLERS.get(type(node))
        if handler is not None:
            handler(self, index, node, use)
        names = _PROTOCOLS.get(use)
        if names is not None:
            site, values = Site(self.frame, index), self.inference.values(self.frame, index)
            self._special(site, values, names, Passed())
            self._special_rows(site, values, names)
        if use in _RUNNING:
            self._run_kept(Site(self.frame, index), use)

    def _on_call(self, index: int, node: m.Call, use: str) -> None:
        if not self._is_put_off(index) and not self.inference.guards.is_dead(self.frame, index):
            self._call(Site(self.frame, index), node)

    def _on_attribute(self, index: int, node: m.Attribute, use: str) -> None:
        self._touch(Site(self.frame, index), node.value, node.name, use)

    def _on_operation(self, index: int, node: m.Operation, use: str) -> None:
        self._operate(Site(self.frame, index), *node)

    def _on_subscript(self, index: int, node: m.Subscript, use: str) -> None:
        name = {"target": "__setitem__", "deleted": "__delitem__"}.get(use, "__getitem__")
        passed = Passed((Site(self.frame, node.key),))
        self._special(Site(self.frame, index), self.inference.values(self.frame, node.value), (name,), passed)

    # --- calls

    def _call(self, site: Site, node: m.Call) -> None:
        callees = in_order(self.inference.values(self.frame, node.function))
        passed = self.inference.calling.passed(site) if callees else Passed()
        for callee in callees:
            self._called(callee, site, passed)
        if not callees:
            self._uncertain(site, node)

    def _called(
        self, callee: Value, site: Site, passed: Passed, through: frozenset[Value] = NONE, *, is_bound: bool = False
    ) -> None:
        """`is_bound`: a partial comes before, which has bound positional arguments."""
        match callee:
            case ProjectFunction(wraps=wraps):
                if self._runs_here(callee, site):
                    is_cached = wraps == "cached" and not self._is_lookup(site, passed)
                    self.edges.append(Edge(site, self.inference.calling.enter(callee, passed), is_cached))
            case ProjectClass():
                self._call_class(callee, site, passed)
            case TypeForm(place):
                self._construct_all(self.inference.types.instances(*place), site, passed)
            case ProjectInstance():
                methods = self.inference.classes.called(callee) - through
                for method in in_order(methods):
                    self._called(method, site, passed, through | methods)
            case Partial(inner, place):
                bound = self.inference.calling.passed(place).without_first()
                is_bound = is_bound or bool(bound.positional) or bound.is_open
                if inner not in through:
                    self._called(inner, site, bound.and_then(passed), through | {inner}, is_bound=is_bound)
            case LibraryName() | LibraryMethod() | LibraryInstance():
                self._call_library(callee, site, passed if is_bound else None)
            case LibraryDecorator():
                self._register(callee, site)

    def _call_class(self, callee: ProjectClass, site: Site, passed: Passed) -> None:
        stated = self.inference.stated.constructor(callee.scope)
        if stated is not None:
            self.library.append(LibraryCall(site, *stated))
            self._given(*stated, site)
            return
        self._construct(ProjectInstance(callee.scope, callee.home), site, passed)
        if self.inference.calling.constructor(callee) is None:
            for library in self.inference.hierarchy.line(callee).libraries:
                self._call_constructor(library, site)

    def _is_lookup(self, site: Site, passed: Passed) -> bool:
        """A call of a cached function with arguments of this moment: it runs for each new argument, where one without
        arguments, or one that builds a client for a few of them, runs once."""
        slots = [*passed.positional, *(slot for _, slot in passed.keywords)]
        return any(isinstance(slot, Site) and self._is_of_the_moment(slot) for slot in slots) and not any(
            map(self._is_kept, self.inference.values(*site))
        )

    @staticmethod
    def _is_of_the_moment(slot: Site) -> bool:
        name = first_name(slot.scope, slot.expression)
        return name in slot.scope.bindings and name not in slot.scope.outer_names and name != slot.scope.own_name

    def _is_kept(self, value: Value) -> bool:
        """Something that one builds to work with, no plain data."""
        if isinstance(value, LibraryInstance):
            return self.inference.knowledge.does_something(value.path)
        return not isinstance(value, Container)

    def _call_library(self, callee: Value, site: Site, passed: Passed | None = None) -> None:
        """`passed`: the arguments, where they are not those that are written."""
        fact = self.inference.results.fact_at(callee, site)
        if fact is None:
            return
        self.library.append(LibraryCall(site, callee, fact, is_bound=passed is not None))
        if passed is None:
            self._given(callee, fact, site)
        elif self._works_here(callee, site):
            self._given_through(callee, _HERE, site, passed)
        if fact.runs_hooks:
            self._run_hooks(site, fact.runs_hooks)

    def _run_hooks(self, site: Site, role: str) -> None:
        """The hooks that a method of a library's class runs: `Model.model_validate(data)`."""
        node = site.scope.nodes[site.expression]
        function = site.scope.nodes[node.function] if isinstance(node, m.Call) else None
        if isinstance(function, m.Attribute):
            for owner in in_order(self.inference.values(self.frame, function.value)):
                self._hooked(self.inference.models.of_owner(owner, role), site)

    def _hooked(self, hooks: Iterable[Hook], site: Site) -> None:
        for hook in hooks:
            self.edges += [Edge(site, frame, driven=True) for frame in self._frames_of(hook)]

    def _frames_of(self, hook: Hook) -> list[Frame]:
        """The frames in which a hook runs: of a coroutine function it is only called, so that none of it does."""
        return [frame for frame in self._frames(hook.function, Passed()) if not frame.scope.is_coroutine_function]

    def _call_constructor(self, library: LibraryInstance, site: Site) -> None:
        """The constructor of a library's class that a class of the project derives from."""
        fact = self.inference.knowledge.constructor(library.path)
        if fact is not None:
            self._given(LibraryName(library.path), fact, site)

    def _register(self, decorator: LibraryDecorator, site: Site) -> None:
        """`router.get("/x")(function)`."""
        fact = self.inference.results.fact_of(decorator.maker)
        node = site.scope.nodes[site.expression]
        if fact is not None and fact.decorates is not None and isinstance(node, m.Call) and node.arguments:
            values = self.inference.values(site.frame, node.arguments[0].value)
            self._place(values, fact.decorates, site, Passed())

    def _construct_all(self, instances: Values, site: Site, passed: Passed) -> None:
        for instance in in_order(instances):
            if isinstance(instance, ProjectInstance):
                self._construct(instance, site, passed)

    def _construct(self, owner: ProjectInstance, site: Site, passed: Passed) -> None:
        """The methods that calling a class runs."""
        built = self.inference.calling.built(owner.class_, passed, owner.arguments)
        is_kept = self.inference.classes.is_built_once(owner.class_)
        for name in ("__new__", "__init__", "__post_init__"):
            for method in in_order(self.inference.classes.attribute(built, name)):
                if isinstance(method, ProjectFunction):
                    given = Passed() if name == "__post_init__" else passed
                    self.edges.append(Edge(site, self.inference.calling.enter(method, given), is_kept))
        self._hooked(self.inference.models.built(owner.class_, passed), site)

    def _uncertain(self, site: Site, node: m.Call) -> None:
        """A call of a function of the project that a decorator which is not known may have changed: enough to know where the
        function runs, not to know what the call does."""
        bindings = self.inference.names.bindings_of_use(site.scope, node.function)
        functions = [child(b.scope, "function", b.index) for b in bindings if b.kind == "function"]
        self.edges += [Edge(site, self.inference.frames.plain(f), certain=False) for f in functions]
        if not functions:
            self.unresolved.append(site.expression)

    # --- what runs without being called in so many words

    def _touch(self, site: Site, value: int, name: str, use: str) -> None:
        """The property functions that reading, assigning or deleting an attribute runs."""
        accessor = _ACCESSORS.get(use, "")
        for owner in in_order(self.inference.values(self.frame, value)):
            if isinstance(owner, (ProjectInstance, Super)):
                self._touch_of(owner, site, name, accessor)

    def _touch_of(self, owner: ProjectInstance | Super, site: Site, name: str, accessor: str) -> None:
        instance = owner if isinstance(owner, ProjectInstance) else owner.receiver
        line = self.inference.hierarchy.line(instance.class_).classes
        if isinstance(owner, Super):
            scopes = [class_.scope for class_ in line]
            line = line[scopes.index(owner.scope) + 1 :] if owner.scope in scopes else line
        for class_ in line:
            functions = class_.scope.functions_named(name)
            for function in functions:
                roles = self.inference.decorators.decorator_names(function)
                if _accessor_of(function) == accessor and ("property" in roles or accessor):
                    home = self.inference.calling.class_frame(class_, instance)
                    run = self.inference.frames.make(function, home)
                    self.edges.append(Edge(site, run, "cached" in roles))
            if functions:
                break

    def _operate(self, site: Site, operator: str, operands: tuple[int, ...]) -> None:
        """The methods of the project's classes that operators run."""
        if operator == 'f""' or len(operands) != 2:
            return
        left, right = (self.inference.values(self.frame, operand) for operand in operands)
        names = _COMPARISONS.get(operator)
        if names is not None:
            owners, other = (right, operands[0]) if operator in ("in", "not in") else (left, operands[1])
            self._special(site, owners, names, Passed((Site(self.frame, other),)))
        elif operator in OPERATORS:
            forward = self._special(
                site, left, (f"__{OPERATORS[operator]}__",), Passed((Site(self.frame, operands[1]),))
            )
            if not forward:
                passed = Passed((Site(self.frame, operands[0]),))
                self._special(site, right, (f"__r{OPERATORS[operator]}__",), passed)

    def _run_kept(self, site: Site, use: str) -> None:
        """A coroutine, generator or context manager of the project that was made elsewhere, and is run here."""
        for value in in_order(self.inference.values(site.frame, site.expression)):
            if isinstance(value, Produced) and value.frame is not None and value.site != site:
                runs = use in _RUNS[value.kind] or (
                    use == "argument" and value.kind == "iterator" and self._is_used_up(site.expression)
                )
                if runs:
                    self.edges.append(Edge(site, value.frame))

    def _special(self, site: Site, owners: Values, names: tuple[str, ...], passed: Passed) -> bool:
        """Special methods of the project's classes; whether there are any."""
        found = False
        for owner in in_order(owners):
            if isinstance(owner, ProjectInstance):
                for name in names:
                    for method in in_order(self.inference.classes.attribute(owner, name)):
                        if isinstance(method, ProjectFunction) and self._is_run_by(site, method, name):
                            self.edges.append(Edge(site, self.inference.calling.enter(method, passed)))
                            found = True
        return found

    def _special_rows(self, site: Site, owners: Values, names: tuple[str, ...]) -> None:
        """Special methods of libraries' classes that block, by their rows."""
        for owner in (value for value in in_order(owners) if isinstance(value, LibraryInstance)):
            for name in names:
                fact = self.inference.knowledge.method(owner.path, name)
                if fact is not None and fact.blocks:
                    self.library.append(LibraryCall(site, LibraryMethod(owner, name), fact, special=True))

    def _is_run_by(self, site: Site, method: ProjectFunction, name: str) -> bool:
        """A generator that is `__iter__` runs where it is iterated, which is here."""
        return not (name == "__await__" and site.scope.uses[site.expression].kind != "awaited")

    def _decorate(self, definition: Scope) -> None:
        """The decorators of the project, which run when a function or class is defined; and what its bases do with a class."""
        statement = definition.function or definition.class_
        for decorator in statement.decorators if statement is not None else ():
            for maker in in_order(self.inference.values(self.frame, decorator)):
                if isinstance(maker, (ProjectFunction, ProjectClass, ProjectInstance)):
                    below = self.inference.decorators.below(definition, self.frame, decorator)
                    self._called(maker, Site(self.frame, decorator), Passed((below,)))
        if definition.class_ is not None and definition.class_.bases:
            made = ProjectInstance(definition, self.frame)
            site = Site(self.frame, definition.class_.bases[0])
            for method in in_order(self.inference.classes.attribute(Super(definition, made), "__init_subclass__")):
                if isinstance(method, ProjectFunction):
                    self.edges.append(Edge(site, self.inference.calling.enter(method, Passed())))

    # --- lazy things

    def _is_put_off(self, expression: int) -> bool:
        """Whether an expression stands in a generator expression that is not used up here."""
        uses = self.frame.scope.body.uses
        by = uses[expression].by
        while by != NOTHING:
            node = self.frame.scope.nodes[by]
            if isinstance(node, m.Comprehension) and node.kind == "generator" and expression != node.sources[0]:
                return not self._is_used_up(by) and not self._is_kept_and_used_up(by)
            expression, by = by, uses[by].by
        return False

    def _is_kept_and_used_up(self, expression: int) -> bool:
        """Whether an iterator is bound to a name, and run where that is read in the same function."""
        body = self.frame.scope.body
        kind, by = body.uses[expression]
        target = body.expressions[by] if kind == "bound" else None
        return isinstance(target, m.Name) and any(
            node == target and body.uses[index].kind != "target" and self._is_used_up(index)
            for index, node in enumerate(body.expressions)
        )

    def _is_used_up(self, expression: int) -> bool:
        return is_used_up(self.frame.scope, expression)

    def _runs_here(self, callee: ProjectFunction, site: Site) -> bool:
        """Whether the call itself runs the body: not that of a generator, nor of a context manager, until it is used."""
        kind = site.scope.uses[site.expression].kind
        if callee.wraps in ("context", "async_context"):
            return kind in ("entered", "async entered") or self._is_entered_by_row(site)
        if callee.scope.is_async and callee.scope.is_generator:
            return kind == "async iterated"
        if not callee.scope.is_generator:
            return True
        return self._is_used_up(site.expression)

    def _is_entered_by_row(self, site: Site) -> bool:
        """`stack.enter_context(manager())`: a row says that the argument is entered."""
        kind, by = site.scope.uses[site.expression]
        node = site.scope.nodes[by] if kind == "argument" else None
        if not isinstance(node, m.Call):
            return False
        facts = [self.inference.results.fact_of(value) for value in self.inference.values(self.frame, node.function)]
        return any(fact is not None and fact.returns.startswith("entered ") for fact in facts)

    # --- what is handed on

    def _given(self, callee: Value, fact: Fact, site: Site) -> None:
        """The callables that a library call is given to run."""
        for parameter, placement in fact.runs.items():
            expression = self.inference.results.argument(site, fact.parameters, parameter)
            values = self.inference.values(self.frame, expression)
            if expression == NOTHING:
                values = self.inference.results.beside(site) if placement.otherwise else NONE
            self._note_queued(placement, values, Site(self.frame, expression))
            passed = self.inference.results.passed_on(site, fact, parameter)
            if placement.where != "caller" or self._works_here(callee, site):
                self._run_elsewhere(values, placement, site, passed)

    def _works_here(self, callee: Value, site: Site) -> bool:
        """Whether a call does its work, and does not only give an iterator for later."""
        return not _is_lazy(callee) or self._is_used_up(site.expression)

    def _note_queued(self, placement: Placement, values: Values, given: Site) -> None:
        """Notes what is queued for another process and not known: the name of a method, empty for what has no name."""
        node = given.scope.nodes[given.expression] if given.expression != NOTHING else None
        is_known = any(isinstance(value, ProjectFunction) for value in values)
        if placement.where == "process" and node is not None and not is_known:
            self.queued.append(node.name if isinstance(node, m.Attribute) else "")

    def _run_elsewhere(self, values: Values, placement: Placement, site: Site, passed: Passed) -> None:
        """What a library does with callables that it is given with these arguments: it runs them itself, or has them run."""
        if placement.where == "caller":
            self.edges += [Edge(site, frame, driven=True) for frame in self._frames(values, passed)]
            for value in values:
                self._hooked(
                    self.inference.models.built(value, passed) if isinstance(value, ProjectClass) else (), site
                )
        else:
            self._place(values, placement, site, passed)
        for value in in_order(values):
            self._given_through(value, placement, site, passed)

    def _given_through(self, callee: Value, placement: Placement, site: Site, passed: Passed) -> None:
        """What a library's callable is given to run that another one runs: `run_in_threadpool(queue.enqueue, f)`."""
        if isinstance(callee, Partial):
            bound = self.inference.calling.passed(callee.site).without_first()
            self._given_through(callee.callee, placement, site, bound.and_then(passed))
            return
        fact = self.inference.results.fact_of(callee) or Fact()
        for parameter, inner in fact.runs.items():
            slot = passed.slot(fact.parameters, parameter)
            if slot is not None:
                values = self.inference.calling.of_slot(slot)
                if isinstance(slot, Site):
                    self._note_queued(inner, values, slot)
                behind = self.inference.results.handed_on(passed, fact, parameter)
                self._run_elsewhere(values, placement if inner.where == "caller" else inner, site, behind)

    def _place(
        self, values: Values, placement: Placement, site: Site, passed: Passed, function: Scope | None = None
    ) -> None:
        """The functions among some values, each with the place where it will run. `function`: the one that is meant."""
        for value in in_order(values):
            meant = self.inference.decorators.stands_for(value)
            for frame in self._frames(frozenset({value}), passed):
                where = placement.where
                if where in ("kind", "wrapped kind"):
                    where = "loop" if self._is_async(value, frame, unwrap=where == "wrapped kind") else "thread"
                claimed = meant.scope if isinstance(meant, ProjectFunction) else frame.scope
                self.placed.append(Placed(frame, where, placement.role, site, function or claimed, placement.wants))
                if placement.where == "wrapped kind":
                    self._place_generators(frame, placement.role, site)
                if frame.parent is not None:
                    called = meant if isinstance(meant, ProjectFunction) else ProjectFunction(frame.scope, frame.parent)
                    self._place_hooks(self.serving.hooks(called, placement.role, where, site), site)
            if isinstance(value, ProjectClass):
                given = passed._replace(is_open=placement.role == "dependency")
                where = "thread" if placement.where in ("kind", "wrapped kind") else placement.where
                self._place_hooks(((hook, where) for hook in self.inference.models.built(value, given)), site)

    def _place_hooks(self, hooks: Iterable[tuple[Hook, str]], site: Site) -> None:
        for hook, where in hooks:
            role, wants = hook.placement.role, hook.placement.wants
            self.placed += [Placed(frame, where, role, site, frame.scope, wants) for frame in self._frames_of(hook)]

    def _place_generators(self, frame: Frame, role: str, site: Site) -> None:
        """The generators that a function gives: FastAPI takes a wrapped dependency for what it wraps, and runs them."""
        if frame.scope.is_generator or (frame.scope.is_async and role != "path operation"):
            return
        for made in in_order(self.inference.results.returned(frame)):
            if isinstance(made, Produced) and made.frame is not None and made.kind in ("iterator", "async_iterator"):
                is_encoded = role == "path operation"  # into JSON, which happens on the event loop
                where = "loop" if is_encoded or made.frame.scope.is_async else "thread"
                self.placed.append(Placed(made.frame, where, role, site, made.frame.scope))

    def _is_async(self, value: Value, frame: Frame, *, unwrap: bool) -> bool:
        """Whether a framework takes a callable for a coroutine function: by itself, or by what it says that it wraps."""
        if frame.scope.is_async or not unwrap:
            return frame.scope.is_async
        function = self.inference.decorators.stands_for(value)
        return isinstance(function, ProjectFunction) and function.scope.is_async

    def _frames(self, values: Values, passed: Passed, seen: set[Value] | None = None) -> list[Frame]:
        """The frames in which the functions among some values run; of what was `seen` already, no more is found. Objects that
        call or hold others may be a circle."""
        found: list[Frame] = []
        seen = set() if seen is None else seen
        new = values - seen
        seen |= new
        for value in in_order(new):
            match value:
                case ProjectFunction():
                    found.append(self.inference.calling.enter(value, passed))
                case Produced(frame=Frame() as frame):
                    found.append(frame)
                case Partial(inner, place):
                    bound = self.inference.calling.passed(place).without_first()
                    found += self._frames(frozenset({inner}), bound.and_then(passed), seen)
                case ProjectClass():
                    found += self._constructors(value, passed)
                case ProjectInstance():
                    found += self._frames(self.inference.classes.called(value), passed, seen)
                case Container():
                    found += self._frames(self.inference.containers.leaves(value), passed, seen)
        return list(dict.fromkeys(found))

    def _constructors(self, class_: ProjectClass, passed: Passed) -> list[Frame]:
        built = self.inference.calling.built(class_, passed)
        return [
            self.inference.calling.enter(method, Passed() if name == "__post_init__" else passed)
            for name in ("__new__", "__init__", "__post_init__")
            for method in in_order(self.inference.classes.attribute(built, name))
            if isinstance(method, ProjectFunction)
        ]


_HANDLERS: dict[type, Callable[..., None]] = {
    m.Call: _Collector._on_call,
    m.Attribute: _Collector._on_attribute,
    m.Operation: _Collector._on_operation,
    m.Subscript: _Collector._on_subscript,
}
_HERE = Placement("caller")
"""Where somebody runs what a call hands over, who calls it himself."""
_PROTOCOLS: dict[str, tuple[str, ...]] = {
    "entered": ("__enter__", "__exit__"),
    "async entered": ("__aenter__", "__aexit__"),
    "iterated": ("__iter__", "__next__"),
    "async iterated": ("__aiter__", "__anext__"),
    "awaited": ("__await__",),
    "condition": ("__bool__",),
}
"""The special methods that statements and operators run."""
_RUNS: dict[str, tuple[str, ...]] = {
    "coroutine": ("awaited",),
    "iterator": ("iterated", "starred"),
    "async_iterator": ("async iterated",),
    "context": ("entered",),
    "async_context": ("async entered",),
}
"""What runs something lazy of the project that was made before."""
_RUNNING = frozenset(use for uses in _RUNS.values() for use in uses) | {"argument"}
_COMPARISONS: dict[str, tuple[str, ...]] = {
    "==": ("__eq__",), "!=": ("__ne__", "__eq__"), "<": ("__lt__",), "<=": ("__le__",), ">": ("__gt__",), ">=": ("__ge__",),
    "in": ("__contains__",), "not in": ("__contains__",),
}  # fmt: skip
_ACCESSORS = {"target": "setter", "deleted": "deleter"}
"""What assigning to a property and deleting it runs."""
_CONSUMERS = frozenset(
    "list tuple set frozenset dict sorted sum min max any all next anext deque Counter join extend update".split()
)
"""Functions and methods of the language that run an iterator which they are given, at least one step."""
_LAZY = frozenset({"map", "filter", "zip", "enumerate", "iter", "reversed"})
"""Builtins of the language that give iterators."""


def is_used_up(scope: Scope, expression: int) -> bool:
    """Whether an iterator is run where it stands: by a loop, a star, or a function of the language that takes an iterable; one
    that makes another iterator of it (`map`, `zip`) runs it where that is used up."""
    kind, by = scope.uses[expression]
    if kind != "argument":
        return kind in ("iterated", "async iterated", "starred")
    node = scope.nodes[by]
    name = written_name(scope, node.function) if isinstance(node, m.Call) else ""
    return name in _CONSUMERS or (name in _LAZY and is_used_up(scope, by))


def _is_lazy(callee: Value) -> bool:
    """Whether a builtin gives an iterator that does its work later."""
    return isinstance(callee, LibraryName) and callee.path.removeprefix("builtins.") in _LAZY


def _accessor_of(function: Scope) -> str:
    """`setter` or `deleter` for the functions of a property that are; empty for any other function."""
    if function.function is None or function.parent is None:
        return ""
    nodes = [function.parent.nodes[decorator] for decorator in function.function.decorators]
    names = [node.name for node in nodes if isinstance(node, m.Attribute)]
    return next((name for name in names if name in _ACCESSORS.values()), "")
