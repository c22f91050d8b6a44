"""What becomes of a coroutine object: whether anything can run it, and if not, how it is lost.

In: an expression whose value is a coroutine. The answer follows the value through names, choices, containers and returns of its
own function. Whatever is not understood counts as run: a coroutine that is stored, yielded, handed on or seen by a nested
function is somebody else's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Fact
from fastapi_async_lint.model import NOTHING

from .calls import Placed
from .contexts import Contexts
from .frame import Frame
from .inference import Inference
from .program import Binding, Scope, assignments
from .values import (
    Container,
    LibraryInstance,
    Produced,
    ProjectClass,
    ProjectFunction,
    ProjectInstance,
    Site,
    Unknown,
    Value,
)

FateKind = Literal[
    "run",
    "passed",  # stored, or given to something of which it is not known what it does with a coroutine
    "discarded",
    "unused",  # bound to a name that is never read
    "returned",
    "condition",
    "value",  # used as if it were its result: attribute, item, iteration, operator, text
]


class Fate(NamedTuple):
    """How a coroutine ends: for a lost one, the place that shows it, and the names that it was bound to on the way."""

    kind: FateKind
    site: Site
    use: str = ""
    names: tuple[str, ...] = ()


DELIVERING_ROLES = frozenset({"path operation", "dependency", "exception handler", "middleware"})
"""Roles in which what a function returns goes to the framework, which does not await it again."""

_RAISING = frozenset({"base", "iterated", "async iterated", "starred", "called", "entered", "async entered"})
"""Uses that a coroutine object certainly answers with an exception."""
_LOST_AS_VALUE = _RAISING | {"operand", "formatted", "raised", "subject"}
_NO_READS = frozenset({"target", "deleted"})
_ALSO = {"entered": "context", "async entered": "async_context", "async iterated": "async_iterator"}
"""Uses that some coroutine objects are made for too: `async with session.get(url)`."""
_PROTOCOL = frozenset({"close", "send", "throw", "__await__"})


class Fates:
    """Follows coroutines."""

    def __init__(self, inference: Inference, contexts: Contexts) -> None:
        self.inference = inference
        self.contexts = contexts
        self._parameters: set[tuple[Scope, str]] = set()

    def lost(self, scope: Scope) -> tuple[tuple[int, Fate], ...]:
        """The calls in a scope that make a coroutine which nothing can run, in some way in which it runs, each with its fate."""
        nothing: tuple[tuple[int, Fate], ...] = ()
        return self.inference.once_or(nothing, self._lost, scope)

    def _lost(self, scope: Scope) -> tuple[tuple[int, Fate], ...]:
        found: dict[int, Fate] = {}
        for frame in self.contexts.ways(scope):
            for expression, fate in self._find_lost(frame):
                found.setdefault(expression, fate)
        return tuple(sorted(found.items()))

    def ends_in(self, scope: Scope, expression: int, kind: FateKind) -> bool:
        """Whether what a call makes ends so, in some way in which the scope runs; `returned`, to who takes it for the result."""
        for frame in self.contexts.ways(scope):
            fate = self.of(frame, expression)
            if fate.kind == kind and not fate.names and self._is_lost(frame, fate):
                return True
        return False

    def is_lost_below(self, scope: Scope) -> bool:
        """Whether a plain function that a function calls, directly or through others, loses a coroutine."""
        waiting = list(self.contexts.frames(scope))
        seen = set(waiting)
        while waiting:
            for edge in self.contexts.graph.calls(waiting.pop()).edges:
                if edge.callee not in seen and not edge.callee.scope.is_async:
                    if self.lost(edge.callee.scope):
                        return True
                    seen.add(edge.callee)
                    waiting.append(edge.callee)
        return False

    def _find_lost(self, frame: Frame) -> Iterator[tuple[int, Fate]]:
        for expression, node in enumerate(frame.scope.body.expressions):
            makes = self._makes(frame, expression) if isinstance(node, m.Call) else ""
            if makes and not self.inference.guards.is_dead(frame, expression):
                fate = self.of(frame, expression)
                if (
                    self._is_lost(frame, fate)
                    and self._matters(makes, frame, fate)
                    and not self._is_meant(expression, fate)
                ):
                    yield expression, fate

    def _makes(self, frame: Frame, expression: int) -> str:
        """What of this kind a call certainly makes: a `coroutine`; a `future`, which runs by itself; something `lazy`, of which
        nothing happens until it is awaited."""
        if is_coroutine(self.inference, frame, expression):
            return "coroutine"
        values = self.inference.values(frame, expression)
        if values and all(self._is_future(value) for value in values):
            return "future"
        knowledge = self.inference.knowledge
        if values and all(isinstance(value, LibraryInstance) and knowledge.is_lazy(value.path) for value in values):
            return "lazy"
        return ""

    def _is_future(self, value: Value) -> bool:
        """An awaitable of which only the result is described: no task, which one may keep, cancel and ask."""
        if not isinstance(value, Produced) or value.kind != "awaitable" or value.frame is not None:
            return False
        described = self.inference.results.object_of(value)
        return not any(
            isinstance(found, LibraryInstance) and self.inference.knowledge.method(found.path, "__await__") is not None
            for found in described
        )

    def _matters(self, makes: str, frame: Frame, fate: Fate) -> bool:
        """A future is lost only where it is taken for its result, something lazy only where it is dropped."""
        match makes:
            case "future":
                return fate.kind == "value" and not self._asks_future(fate)
            case "lazy":
                return fate.kind in ("discarded", "unused")
        return True

    def _is_meant(self, expression: int, fate: Fate) -> bool:
        """Whether what is made has the use that it ends in."""
        values = self.inference.values(fate.site.frame, expression)
        return any(isinstance(value, Produced) and _ALSO.get(fate.use) in value.also for value in values)

    def _asks_future(self, fate: Fate) -> bool:
        """`future.add_done_callback(...)`."""
        scope, expression = fate.site.scope, fate.site.expression
        node = scope.nodes[scope.uses[expression].by] if fate.use == "base" else None
        return (
            isinstance(node, m.Attribute) and self.inference.knowledge.method("asyncio.Future", node.name) is not None
        )

    def _is_lost(self, frame: Frame, fate: Fate) -> bool:
        if fate.kind == "returned" and fate.use == "element":
            return self._reaches_framework(frame)  # others may well await what stands in it
        return fate.kind not in ("run", "passed") and (fate.kind != "returned" or self.delivers(frame))

    def delivers(self, frame: Frame) -> bool:
        """Whether what a function returns is taken as the result itself: by a framework, or by all its callers."""
        return self.inference.once_or(False, self._delivers, frame)

    def _delivers(self, frame: Frame) -> bool:
        return not frame.scope.is_lambda and (
            self._is_for_framework(frame) or self._is_taken_by_callers(frame) or self._says_result(frame)
        )

    def _is_for_framework(self, frame: Frame) -> bool:
        """Whether what a function returns goes to a framework as the result."""
        return any(_takes_for_result(placed) for placed in self.contexts.placed(frame.scope))

    def _reaches_framework(self, frame: Frame) -> bool:
        """The same, or to callers that await it and return what they get, all of them, until it does."""
        return self.inference.once_or(False, self._find_reaches_framework, frame)

    def _find_reaches_framework(self, frame: Frame) -> bool:
        callers = self.contexts.calls_of(frame) if frame.scope.is_coroutine_function else []
        return self._is_for_framework(frame) or (bool(callers) and all(self._returns_to_it(e.site) for e in callers))

    def _returns_to_it(self, site: Site) -> bool:
        kind, by = site.scope.uses[site.expression]
        is_returned = kind == "awaited" and self.of(site.frame, by).kind == "returned"
        return is_returned and self._reaches_framework(site.frame)

    def _says_result(self, frame: Frame) -> bool:
        """Whether a coroutine function says by its annotation that it gives something else than a coroutine, and no caller
        awaits that all the same."""
        function = frame.scope.function
        if not frame.scope.is_coroutine_function or function is None or function.returns == NOTHING or not frame.parent:
            return False
        said = self.inference.types.instances(frame.parent, function.returns, frame)
        is_none = frame.parent.scope.nodes[function.returns] == m.Constant("None")
        is_said = is_none or (bool(said) and all(map(self._is_plain, said)))
        return is_said and not any(_is_awaited_twice(edge.site) for edge in self.contexts.callers(frame.scope))

    def _is_plain(self, value: Value) -> bool:
        """An object that nobody can await."""
        match value:
            case LibraryInstance(path):
                return path != "builtins.object" and self.inference.knowledge.method(path, "__await__") is None
            case ProjectInstance():
                return not self.inference.classes.attribute(value, "__await__")
        return isinstance(value, Container)

    def _is_taken_by_callers(self, frame: Frame) -> bool:
        """Whether every known caller awaits the function once and takes what that gives for the result."""
        callers = self.contexts.calls_of(frame) if frame.scope.is_coroutine_function else []
        return bool(callers) and all(self._takes_result(edge.site) for edge in callers)

    def _takes_result(self, site: Site) -> bool:
        kind, by = site.scope.uses[site.expression]
        return kind == "awaited" and self._is_lost(site.frame, self.of(site.frame, by))

    def of(self, frame: Frame, expression: int) -> Fate:
        """What becomes of the coroutine that an expression makes."""
        return self._follow(frame, expression, ())

    def _follow(self, frame: Frame, expression: int, names: tuple[str, ...]) -> Fate:
        kind, by = frame.scope.uses[expression]
        site = Site(frame, expression)
        if kind == "discarded":
            return Fate("discarded", site, kind, names)
        if kind == "returned":
            return Fate("returned", site, kind, names)
        if kind == "condition":
            return Fate("condition", site, kind, names)
        if kind == "base" and self._is_protocol(frame, by):
            return Fate("run", site)
        if kind in _LOST_AS_VALUE or (kind == "index" and self._is_read(frame, by)):
            return Fate("value", site, kind, names)
        if kind == "argument":
            return self._argument(frame, expression, by, names)
        if kind == "option":
            return self._choice(frame, expression, by, names)
        if kind == "element":
            return self._element(frame, expression, by, names)
        if kind == "bound":
            return self._bound(frame, expression, by, names)
        if kind == "passed":
            return self._walrus(frame, expression, by, names)
        return Fate("run" if kind == "awaited" else "passed", site)

    def _is_read(self, frame: Frame, subscript: int) -> bool:
        """Whether an item is looked up: a coroutine that was just made is no key of anything yet."""
        node, use = frame.scope.nodes[subscript], frame.scope.uses[subscript]
        return isinstance(node, m.Subscript) and use.kind not in ("target", "deleted")

    def _walrus(self, frame: Frame, expression: int, walrus: int, names: tuple[str, ...]) -> Fate:
        """What becomes of `(name := value)` itself, and of the name."""
        node = frame.scope.nodes[walrus]
        here = self._follow(frame, walrus, names)
        if not isinstance(node, m.Walrus):
            return here
        named = self._bound_to(frame, node.target, expression, (), names)
        return here if named.kind == "unused" else _worst([here, named])

    def _choice(self, frame: Frame, expression: int, choice: int, names: tuple[str, ...]) -> Fate:
        """`a() or b()` tests `a()`, which is always true; otherwise the choice's fate is that of its options."""
        node = frame.scope.nodes[choice]
        if isinstance(node, m.Choice) and node.operator != "if" and expression != node.options[-1]:
            return Fate("condition", Site(frame, expression), node.operator, names)
        return self._follow(frame, choice, names)

    def _argument(self, frame: Frame, expression: int, call: int, names: tuple[str, ...]) -> Fate:
        """Given to a call: lost if the row of what is called says that it only takes values (`len`, `json.dumps`)."""
        node = frame.scope.nodes[call]
        site = Site(frame, expression)
        callees = self.inference.callees(frame, call)
        if isinstance(node, m.Call) and len(callees) == 1:
            callee = next(iter(callees))
            if isinstance(callee, ProjectFunction):
                return self._given(callee, node, site, names)
            if isinstance(callee, ProjectClass):
                is_plain = self._is_plain_field(callee, node, expression)
                return self._taken(site, call, names) if is_plain else Fate("passed", site)
        facts = [self.inference.results.fact_of(callee) for callee in callees]
        if not facts or not all(fact is not None and fact.takes_values for fact in facts):
            may_run = any(fact is not None and _may_run(fact) for fact in facts)
            is_tested = any(fact is not None and fact.tests for fact in facts)
            return Fate("run" if may_run else "passed", site, "tested" if is_tested else "")
        return self._taken(site, call, names)

    def _taken(self, site: Site, call: int, names: tuple[str, ...]) -> Fate:
        """Taken for a value by a call, which may make of it what the function returns."""
        if site.scope.uses[call].kind == "returned":
            return Fate("returned", Site(site.frame, call), "argument", names)
        return Fate("value", site, "argument", names)

    def _is_plain_field(self, class_: ProjectClass, node: m.Call, expression: int) -> bool:
        """Whether a call of a class fills a field of it (of a dataclass, a model) that is declared to be something plain."""
        name = next((argument.keyword for argument in node.arguments if argument.value == expression), "")
        if not name or self.inference.calling.constructor(class_) is not None:
            return False
        declared = self.inference.classes.attribute(ProjectInstance(class_.scope, class_.home), name)
        return bool(declared) and all(map(self._is_plain, declared))

    def _given(self, callee: ProjectFunction, node: m.Call, site: Site, names: tuple[str, ...]) -> Fate:
        """Given to a function of the project: lost if that does nothing with it that could run it."""
        name = _parameter_for(callee, node, site.expression)
        function = callee.scope.function
        if name is None or function is None or function.docstring_only or (callee.scope, name) in self._parameters:
            return Fate("passed", site)
        self._parameters.add((callee.scope, name))
        try:
            frame = self.inference.calling.enter_at(callee, Site(site.frame, site.scope.uses[site.expression].by))
            fates = [self._follow(frame, use, (name,)) for use in self._parameter_uses(callee.scope, name)]
        finally:
            self._parameters.discard((callee.scope, name))
        worst = _worst(fates) if fates else Fate("value", site)
        if self._is_shared(callee.scope, name) or not _is_used_up(worst):
            return Fate("run" if worst.kind == "run" else "passed", site)
        return Fate("value", site, "argument", names)

    def _parameter_uses(self, scope: Scope, name: str) -> Iterator[int]:
        for index, node in enumerate(scope.body.expressions):
            if isinstance(node, m.Name) and node.id == name and scope.uses[index].kind != "target":
                bindings = self.inference.names.bindings_of_use(scope, index)
                if any(binding.kind in ("parameter", "narrowed") for binding in bindings):
                    yield index

    def _is_protocol(self, frame: Frame, attribute: int) -> bool:
        """`coroutine.close()`, `coroutine.cr_running`: what a coroutine object itself has."""
        node = frame.scope.nodes[attribute]
        return isinstance(node, m.Attribute) and (node.name in _PROTOCOL or node.name.startswith("cr_"))

    def _element(self, frame: Frame, expression: int, container: int, names: tuple[str, ...]) -> Fate:
        """In a container: lost only if that is thrown away, unpacked at once, returned as it is, or taken for a value."""
        body = frame.scope.body
        kind, by = body.uses[container]
        if kind == "discarded":
            return Fate("discarded", Site(frame, container), "element", names)
        if kind == "bound" and not self._has_other_targets(frame, container, by):
            return self._element_of_bound(frame, expression, container, by, names)
        if kind in ("returned", "element") or (kind == "argument" and not self._is_of_project(frame, by)):
            outer = self._follow(frame, container, names)
            if outer.kind == "returned" or outer.use == "argument":
                return Fate(outer.kind, outer.site, "element", names)
            return Fate("run" if outer.kind == "run" else "passed", Site(frame, container))
        return Fate("passed", Site(frame, container))

    def _is_of_project(self, frame: Frame, call: int) -> bool:
        """Whether a call may be of something of the project: what that does with a container, it need not do with its items."""
        return any(
            isinstance(callee, (ProjectFunction, ProjectClass)) for callee in self.inference.callees(frame, call)
        )

    def _element_of_bound(
        self, frame: Frame, expression: int, container: int, target: int, names: tuple[str, ...]
    ) -> Fate:
        """`a, b = make(), other` binds one name; `xs = [make()]` loses it only if `xs` is never read."""
        own = _own_target(frame.scope.body, expression, container, target)
        if own is not None:
            return self._bound_to(frame, *own, names)
        whole = self._bound_to(frame, target, container, (), names)
        return whole if whole.kind == "unused" else Fate("passed", Site(frame, container))

    def _bound(self, frame: Frame, expression: int, target: int, names: tuple[str, ...]) -> Fate:
        if self._has_other_targets(frame, expression, target):
            return Fate("passed", Site(frame, expression))
        if isinstance(frame.scope.nodes[target], m.Display):
            return Fate("value", Site(frame, expression), "unpacked", names)
        return self._bound_to(frame, target, expression, (), names)

    def _bound_to(self, frame: Frame, target: int, value: int, at: tuple[int, ...], names: tuple[str, ...]) -> Fate:
        """What becomes of a value (or of what stands `at` a place in it) that is bound to a target."""
        node = frame.scope.nodes[target]
        site = Site(frame, value)
        if not isinstance(node, m.Name) or frame.scope.kind != "function" or node.id in frame.scope.outer_names:
            return Fate("passed", site)
        if node.id in names or self._is_shared(frame.scope, node.id):
            return Fate("passed", site)
        fates = [self._follow(frame, use, (*names, node.id)) for use in self._uses(frame, node.id, value, at)]
        if not fates:
            return Fate("unused", site, "bound", (*names, node.id))
        return _worst(fates)

    def _has_other_targets(self, frame: Frame, value: int, target: int) -> bool:
        """`a = b = value`."""
        return any(value == a.value and a.targets != (target,) for a in assignments(frame.scope))

    def _is_shared(self, scope: Scope, name: str) -> bool:
        """Whether a function defined inside reads the name."""
        return any(
            isinstance(expression, m.Name) and expression.id == name
            for inner in scope.inner
            if inner is not scope
            for expression in inner.body.expressions
        )

    def _uses(self, frame: Frame, name: str, value: int, at: tuple[int, ...]) -> Iterator[int]:
        """The places that read the name while it holds this value."""
        for index, node in enumerate(frame.scope.body.expressions):
            if isinstance(node, m.Name) and node.id == name and frame.scope.uses[index].kind not in _NO_READS:
                bindings = self.inference.names.bindings_of_use(frame.scope, index)
                if any(_gives(binding, frame.scope, value, at) for binding in bindings):
                    yield index


def _takes_for_result(placed: Placed) -> bool:
    """Whether a framework takes what the function returns for the result. It awaits what a `def` gives on the loop: a `def`
    middleware rightly returns `call_next(request)`."""
    return placed.role in DELIVERING_ROLES and (placed.scope.is_async or placed.where != "loop")


def _may_run(fact: Fact) -> bool:
    """Whether a library's function may run a coroutine that it is given, or tell one apart: `gather`, `iscoroutine`."""
    return bool(fact.kind or fact.runs or fact.tests not in {"", "instance"} or fact.needs_loop)


def _worst(fates: list[Fate]) -> Fate:
    """What becomes of a coroutine that is used several times: it is run if any use may run it; a use that raises tells."""
    by_kind = {fate.kind: fate for fate in reversed(fates)}
    if "run" in by_kind:
        return by_kind["run"]
    raising = [fate for fate in fates if fate.kind == "value" and fate.use in _RAISING]
    if raising and not any(fate.use == "tested" for fate in fates):
        return raising[0]
    return by_kind["passed"] if "passed" in by_kind else fates[0]


def _is_used_up(fate: Fate) -> bool:
    """Whether what is done with a coroutine is all that can be done with it: also `return len(it)`."""
    return fate.kind in ("value", "condition") or (fate.kind == "returned" and fate.use == "argument")


def _is_awaited_twice(site: Site) -> bool:
    """`await (await call())`."""
    kind, by = site.scope.uses[site.expression]
    return kind == "awaited" and site.scope.uses[by].kind == "awaited"


def _parameter_for(callee: ProjectFunction, node: m.Call, expression: int) -> str | None:
    """The name of the parameter that an argument of a call goes to; `None` where that is not plain."""
    function = callee.scope.function
    if function is None or any(argument.keyword in ("*", "**") for argument in node.arguments):
        return None
    shift = 1 if callee.receiver is not None and callee.scope.is_method else 0
    for place, argument in enumerate(node.arguments):
        if argument.value != expression:
            continue
        if argument.keyword:
            return argument.keyword if any(p.name == argument.keyword for p in function.parameters) else None
        if place + shift >= len(function.parameters):
            return None
        parameter = function.parameters[place + shift]
        return parameter.name if parameter.kind in ("positional", "positional only") else None
    return None


def _gives(binding: Binding, scope: Scope, value: int, at: tuple[int, ...]) -> bool:
    if binding.kind == "narrowed":
        return any(_gives(previous, scope, value, at) for previous in binding.previous)
    return binding.scope is scope and binding.expression == value and binding.unpacked == at


def is_coroutine(inference: Inference, frame: Frame, expression: int, asked: frozenset[Site] = frozenset()) -> bool:
    """Whether a call certainly makes a coroutine: whatever it is known to be able to call does. `asked`: what this is asked
    for."""
    values = inference.values(frame, expression)
    if not values or not all(isinstance(value, Produced) and value.kind == "coroutine" for value in values):
        return False
    if _may_be_of_another(inference, frame, expression):
        return False
    site = Site(frame, expression)
    return all(_makes_coroutine(inference, callee, site, asked) for callee in inference.callees(frame, expression))


def _may_be_of_another(inference: Inference, frame: Frame, expression: int) -> bool:
    """Whether a plain `def`, which could not await it, calls a method of one of several objects, one of which is not known: of
    what a registry of clients of both kinds gives."""
    node = frame.scope.nodes[expression]
    function = frame.scope.nodes[node.function] if isinstance(node, m.Call) else None
    if frame.scope.is_async or not isinstance(function, m.Attribute):
        return False
    if inference.knowledge.coroutine_by_name(function.name) is not None:
        return False
    while isinstance(function, m.Attribute):
        if Unknown() in inference.values(frame, function.value):
            return True
        function = frame.scope.nodes[function.value]
    return False


def _makes_coroutine(inference: Inference, callee: Value, site: Site, asked: frozenset[Site]) -> bool:
    """Whether calling this certainly makes a coroutine, if anything is known of what it gives; a plain `def` has to get each
    that it returns from a call which certainly makes one."""
    if not inference.results.result(callee, site) or _lacks_arguments(callee, site):
        return False
    if not isinstance(callee, ProjectFunction) or callee.scope.is_async or callee.scope.is_generator or callee.wraps:
        return True
    frame = inference.calling.enter_at(callee, site)
    return all(
        inference.guards.is_dead(frame, place) or _is_made(inference, Site(frame, place), asked)
        for place in inference.results.return_expressions(callee.scope)
    )


def _lacks_arguments(callee: Value, site: Site) -> bool:
    """Whether a method that is called on its class gets too few arguments: then the class makes something else of it, as those
    of Reflex do (`State.save(name)` is an event)."""
    node = site.scope.nodes[site.expression]
    if not isinstance(callee, ProjectFunction) or callee.receiver is not None or not callee.scope.is_method:
        return False
    if callee.scope.is_decorated or callee.scope.function is None or not isinstance(node, m.Call):
        return False
    needed = [p for p in callee.scope.function.parameters if p.kind.startswith("positional") and p.default == NOTHING]
    is_open = any(argument.keyword in ("*", "**") for argument in node.arguments)
    return not is_open and len(node.arguments) < len(needed)


def _is_made(inference: Inference, site: Site, asked: frozenset[Site]) -> bool:
    """Whether all calls that give what an expression stands for certainly make a coroutine."""
    if site in asked:
        return True
    asked, scope = asked | {site}, site.scope
    match scope.nodes[site.expression]:
        case m.Call():
            return is_coroutine(inference, *site, asked)
        case m.Choice(options=options):
            return all(_is_made(inference, Site(site.frame, option), asked) for option in options)
        case m.Name():
            bindings = inference.names.bindings_of_use(scope, site.expression)
            own = [b for b in bindings if b.kind == "value" and b.scope is scope and not b.unpacked]
            return all(_is_made(inference, Site(site.frame, binding.expression), asked) for binding in own)
    return True


def _own_target(body: m.Body, item: int, container: int, target: int) -> tuple[int, int, tuple[int, ...]] | None:
    """What an item of `a, b = make(), other` alone is bound to: the target, the container, the place; `None` where not known."""
    items, targets = body.expressions[container], body.expressions[target]
    if not isinstance(targets, m.Display) or not isinstance(items, m.Display) or items.kind not in ("list", "tuple"):
        return None
    parts = (body.expressions[part] for part in (*items.items, *targets.items))
    if len(items.items) != len(targets.items) or any(isinstance(part, m.Starred) for part in parts):
        return None
    place = items.items.index(item)
    return targets.items[place], container, (place,)
