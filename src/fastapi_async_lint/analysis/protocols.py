"""What an object can be used for: whether it can be awaited, iterated, entered or called.

In: an expression of a frame. Out: everything that it can be, each with what that certainly can do and what it certainly cannot;
nothing where anything about it is unknown. A mistake is only what all of them cannot do.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import Fact, Spelled

from .calls import having, is_used_up
from .contexts import Contexts
from .frame import Frame
from .inference import Inference
from .program import Scope
from .proof import Proof
from .values import (
    Annotated,
    Container,
    LibraryInstance,
    LibraryMethod,
    LibraryName,
    NameOnly,
    Partial,
    Produced,
    ProjectFunction,
    ProjectInstance,
    ProjectModule,
    Site,
    Value,
    in_order,
)

_SPECIAL = {
    "await": "__await__",
    "iterate": "__iter__",
    "async iterate": "__aiter__",
    "enter": "__enter__",
    "async enter": "__aenter__",
    "call": "__call__",
}
"""The uses of an object, and the method that each needs."""
_USES = frozenset(_SPECIAL)
_OPPOSITE = {"iterate": "async iterate", "enter": "async enter", "async iterate": "iterate", "async enter": "enter"}
_OF_KIND = {
    "coroutine": "await",
    "awaitable": "await",
    "async_iterator": "async iterate",
    "iterator": "iterate",
    "async_context": "async enter",
    "context": "enter",
}
"""What a lazy value of each kind is made for."""
_USE_OF = {
    "awaited": "await",
    "iterated": "iterate",
    "starred": "iterate",
    "async iterated": "async iterate",
    "entered": "enter",
    "async entered": "async enter",
    "called": "call",
}
"""What an expression has to be able to do where it stands."""
_BOOLEAN = frozenset({"not", "in", "not in", "is", "is not"})


class Thing(NamedTuple):
    """One kind of object that an expression can stand for: in words, the value (if it is one of the analysis), and its uses."""

    what: str
    can: frozenset[str] = frozenset()
    cannot: frozenset[str] = frozenset()
    value: Value | None = None

    @property
    def kind(self) -> str:
        """`coroutine`, `async_iterator`, ... for something lazy, else nothing."""
        return self.value.kind if isinstance(self.value, Produced) else ""


Things = tuple[Thing, ...]
"""All that an expression can be; none where that is not known."""


def _exactly(what: str, *can: str, value: Value | None = None) -> Thing:
    return Thing(what, frozenset(can), _USES - set(can), value)


_NONE = _exactly("`None`")


class Protocols:
    """Answers about the objects of one program."""

    def __init__(self, inference: Inference, contexts: Contexts) -> None:
        self.inference = inference
        self.contexts = contexts
        self.proof = Proof(inference)
        self._asked: set[Frame] = set()
        self._reading: set[tuple[Frame, int]] = set()

    def misused(self, scope: Scope, kind: m.UseKind) -> Iterator[tuple[int, Things]]:
        """The expressions of a scope that stand where they are awaited (or iterated, ...: a kind of use) and certainly cannot be,
        in some way in which it runs, with what they are."""
        for expression, use in enumerate(scope.body.uses):
            if use.kind == kind:
                found = self.misfit(scope, expression, _USE_OF[kind])
                if found:
                    yield expression, found

    def consumed(self, scope: Scope) -> Iterator[tuple[int, Things]]:
        """The arguments of functions of the language that iterate over what they are given (`list`, `sum`, ...), which that
        certainly does not allow, with what they are."""
        for expression, (kind, by) in enumerate(scope.body.uses):
            if kind == "argument" and is_used_up(scope, expression) and self._is_synchronous(scope, by):
                found = self.misfit(scope, expression, "iterate")
                if found:
                    yield expression, found

    def _is_synchronous(self, scope: Scope, call: int) -> bool:
        callees = self.inference.callees(self.inference.frames.plain(scope), call)
        facts = [self.inference.results.fact_of(callee) for callee in callees]
        return bool(facts) and all(fact is not None and not fact.kind for fact in facts)

    def misfit(self, scope: Scope, expression: int, use: str) -> Things:
        """What an expression is, where it certainly cannot be used so in some way in which the scope runs; else nothing. What is
        only used so after a test of it has something that is not seen here: `if task is not None: await task`."""
        if self.contexts.is_out_of_reach(scope):
            return ()
        for frame in self.contexts.ways(scope):
            found = () if self.inference.guards.is_dead(frame, expression) else self.cannot(frame, expression, use)
            if found:
                return () if self.inference.guards.is_tested(scope, expression) else found
        return ()

    def cannot(self, frame: Frame, expression: int, use: str) -> Things:
        """What an expression is, where nothing that it can be has this use; else nothing."""
        things = self.things(frame, expression)
        return things if all(use in thing.cannot for thing in things) else ()

    def may_hold(self, frame: Frame, expression: int, use: str) -> bool:
        """Whether an expression may be a container of things that have this use: libraries take lists of functions too."""
        values = self.inference.values(frame, expression)
        containers = [value for value in values if isinstance(value, Container)]
        things = [self.thing(leaf) for value in containers for leaf in self.inference.containers.leaves(value)]
        return bool(containers) and not (things and all(thing and use in thing.cannot for thing in things))

    def may_be_awaited(self, value: Value) -> bool:
        """Whether a value is something that can be awaited, as far as is known: a coroutine, a task."""
        thing = self.thing(value)
        return thing is None or "await" in thing.can

    def gathers(self, scope: Scope) -> Iterator[int]:
        """The calls of something that awaits all its arguments."""
        for frame in self.contexts.ways(scope)[:1]:
            for call in having(self.contexts.graph.calls(frame), "gathers"):
                yield call.site.expression

    def twin(self, scope: Scope, expression: int, kind: str) -> str:
        """The name of the method to call instead of the one that is called, if that is known to be one which gives this kind of
        thing (`coroutine`, `async_iterator`); empty where it is not."""
        for frame in self.contexts.ways(scope):
            for callee in in_order(self.inference.callees(frame, expression)):
                fact = self.inference.results.fact_of(callee)
                twin = self.inference.results.twin_of(callee, fact.twin) if fact is not None and fact.twin else None
                if fact is not None and twin is not None and twin.kind == kind:
                    return fact.twin
        return ""

    def returned(self, frame: Frame) -> Things:
        """What a function gives in a frame, by its own `return` statements."""
        if frame.scope.is_async or frame.scope.is_generator or frame.parent is None:
            return ()
        return self._returned(ProjectFunction(frame.scope, frame.parent), frame)

    def awaited_can(self, things: Things, use: str) -> bool:
        """Whether what awaiting these gives is known, and has a use."""
        values = [
            value
            for thing in things
            if thing.value is not None
            for value in self.inference.results.awaited(thing.value)
        ]
        found = [self.thing(value) for value in values]
        return bool(found) and all(thing is not None and use in thing.can for thing in found)

    def things(self, frame: Frame, expression: int) -> Things:
        """All that an expression can be. Parameters, attributes and items are not told: what their annotations say, and what one
        place puts there, is not all that they may hold."""
        node = frame.scope.nodes[expression]
        match node:
            case m.Constant("None"):
                return (_NONE,)
            case m.Constant():
                return (_exactly(f"`{node.text}`"),)
            case m.String() | m.Operation('f""'):
                return (_exactly("a `str`", "iterate"),)
            case m.Operation(operator) if operator in _BOOLEAN:
                return (_exactly("a `bool`"),)
            case m.Display(kind):
                return (_exactly(f"a `{kind}`", "iterate"),)
            case m.Comprehension(kind=kind, is_async=is_async):
                use = "async iterate" if is_async and kind == "generator" else "iterate"
                return (_exactly(f"a `{kind}`", use),)
            case m.Choice(options=options):
                return self._joined(self.things(frame, option) for option in options)
            case m.Call():
                return self._call(Site(frame, expression), node)
            case m.Await(value):
                return self._joined(self._awaited(thing) for thing in self.things(frame, value))
            case m.Name():
                return self._read(frame, expression)
            case m.Attribute(value, name):
                return self._attribute(frame, expression, value, name)
        return ()

    def _read(self, frame: Frame, expression: int) -> Things:
        """What a name stands for; nothing where that depends on itself (`x = x or y`)."""
        place = frame, expression
        if place in self._reading:
            return ()
        self._reading.add(place)
        try:
            return self._name(frame, expression)
        finally:
            self._reading.discard(place)

    def _name(self, frame: Frame, expression: int) -> Things:
        """What a name stands for: all that is assigned to it where it is read, or the function that it is."""
        bindings = self.inference.names.bindings_of_use(frame.scope, expression)
        if bindings and all(b.kind == "value" and not b.unpacked for b in bindings):
            homes = [frame.within(binding.scope) for binding in bindings]
            pairs = zip(homes, bindings, strict=True)
            return self._joined(() if home is None else self.things(home, b.expression) for home, b in pairs)
        if any(binding.kind not in ("function", "import") for binding in bindings):
            return ()
        things = self._joined(self._one(value) for value in in_order(self.inference.values(frame, expression)))
        return things if all("call" in thing.can for thing in things) else ()

    def _attribute(self, frame: Frame, expression: int, value: int, name: str) -> Things:
        """What an attribute is: a method, or what the only assignment in the class of `self` gives it."""
        things = self._joined(self._one(found) for found in in_order(self.inference.values(frame, expression)))
        if things and all("call" in thing.can for thing in things):
            return things
        method, class_ = frame.scope, frame.scope.parent
        first = list(method.function.parameters[:1]) if method.function is not None else []
        if not first or class_ is None or class_.kind != "class" or frame.scope.nodes[value] != m.Name(first[0].name):
            return ()
        stores = self.inference.classes.stores_of(class_, name)
        others = self.inference.hierarchy.descendants(self.inference.hierarchy.plain(class_))
        is_only = (
            len(stores) == 1
            and not class_.bound(name)
            and not any(self.inference.classes.stores_of(other.scope, name) for other in others)
        )
        if not is_only or stores[0].kind != "value" or stores[0].unpacked:
            return ()
        return self.things(self.inference.frames.plain(stores[0].scope), stores[0].expression)

    def _awaited(self, thing: Thing) -> Things:
        """What awaiting gives: known of the project's own coroutines."""
        value = thing.value
        if (
            not isinstance(value, Produced)
            or value.kind != "coroutine"
            or not isinstance(value.callee, ProjectFunction)
        ):
            return ()
        return () if value.frame is None else self._returned(value.callee, value.frame)

    @staticmethod
    def _joined(many: Iterator[Things]) -> Things:
        """All of these; nothing if one of them is not known."""
        found: list[Thing] = []
        for things in many:
            if not things:
                return ()
            found += things
        return tuple(dict.fromkeys(found))

    def _one(self, value: Value) -> Things:
        thing = self.thing(value)
        return () if thing is None else (thing,)

    # --- calls

    def _call(self, site: Site, node: m.Call) -> Things:
        callees = in_order(self.inference.values(site.frame, node.function))
        if not callees:
            return self._joined(self._one(value) for value in in_order(self.inference.values(*site)))
        function = site.frame.scope.nodes[node.function]
        if isinstance(function, m.Attribute) and (
            self._is_item(site.frame, function.value) or self._is_stored(site.frame, function.value, callees)
        ):
            return ()
        if isinstance(function, m.Name) and self._is_handed(site.frame, node.function):
            return ()
        return self._joined(self._result(callee, site) for callee in callees)

    def _is_handed(self, frame: Frame, name: int) -> bool:
        """Whether a name stands for a function that somebody hands in, who may hand in others too."""
        return any(b.kind == "parameter" for b in self.inference.names.bindings_of_use(frame.scope, name))

    def _is_stored(self, frame: Frame, owner: int, callees: list[Value]) -> bool:
        """Whether an attribute of an object holds functions that were put there: it may hold others too."""
        functions = [callee for callee in callees if isinstance(callee, ProjectFunction)]
        is_put = any(f.scope.parent is None or f.scope.parent.kind != "class" for f in functions)
        owners = self.inference.values(frame, owner) if is_put else frozenset()
        return is_put and not all(isinstance(value, ProjectModule) for value in owners)

    def _is_item(self, frame: Frame, expression: int) -> bool:
        """Whether something is taken out of a container, which may hold more than is seen."""
        node = frame.scope.nodes[expression]
        if isinstance(node, m.Name) and (frame, expression) not in self._reading:
            bindings = self.inference.names.bindings_of_use(frame.scope, expression)
            local = [b for b in bindings if b.kind == "value" and b.scope is frame.scope]
            return any(isinstance(frame.scope.nodes[b.expression], m.Subscript) for b in local)
        return isinstance(node, m.Subscript)

    def _result(self, callee: Value, site: Site) -> Things:
        match callee:
            case ProjectFunction(scope, wraps=wraps) if not (scope.is_async or scope.is_generator or wraps):
                return self._returned(callee, self.inference.calling.enter_at(callee, site))
            case LibraryName() | LibraryMethod():
                return self._of_row(callee, site)
            case Annotated():  # what an annotation says of a callable that is not known
                return ()
        return self._joined(self._one(value) for value in in_order(self.inference.results.result(callee, site)))

    def _returned(self, callee: ProjectFunction, frame: Frame) -> Things:
        """What a function of the project gives: only what its own `return` statements say, as annotations may be wrong."""
        if frame in self._asked or not self._is_itself(callee):
            return ()
        self._asked.add(frame)
        try:
            returned = self.inference.results.return_expressions(callee.scope)
            places = [place for place in returned if not self.inference.guards.is_dead(frame, place)]
            if not places:
                return () if returned or self._only_raises(callee.scope) else (_NONE,)
            return self._joined(self.things(frame, place) for place in places)
        finally:
            self._asked.discard(frame)

    def _is_itself(self, callee: ProjectFunction) -> bool:
        """Whether what is called is this function: no stub, and nothing that a class or an assignment puts in its place."""
        scope = callee.scope
        if scope.function is None or scope.function.docstring_only:
            return False
        if not scope.is_method or scope.parent is None:
            return True
        if "abstractmethod" in self.inference.decorators.decorator_names(scope):
            return False
        others = self.inference.hierarchy.descendants(self.inference.hierarchy.plain(scope.parent))
        is_overridden = any(f.name == scope.name and f.is_async for other in others for f in other.scope.functions)
        return not is_overridden and not self.inference.index.stores(scope.name)

    @staticmethod
    def _only_raises(scope: Scope) -> bool:
        return bool(scope.body.statements) and isinstance(scope.body.statements[-1], m.Raise)

    def _of_row(self, callee: LibraryName | LibraryMethod, site: Site) -> Things:
        """What a library's callable gives. A row that says no more than that it is there says too little."""
        fact = self.inference.results.fact_of(callee)
        if fact is not None and fact.when and not self._is_literal(fact, site):
            return ()
        fact = self.inference.results.fact_at(callee, site)
        values = in_order(self.inference.results.result(callee, site))
        if fact is None or any(isinstance(value, Produced) for value in values):
            return self._joined(self._one(value) for value in values)
        node = site.scope.nodes[site.expression]
        function = site.scope.nodes[node.function] if isinstance(node, m.Call) else None
        if (
            isinstance(function, m.Attribute)
            and isinstance(callee, LibraryMethod)
            and not self.proof.is_made(site.frame, function.value)
        ):
            return ()
        things = self._joined(self._one(value) for value in values)
        if not self._is_plainly_sync(fact):
            return things
        what = things[0].what if len(things) == 1 else "a plain value"
        twin = self.inference.results.twin_of(callee, fact.twin) if fact.twin else None
        if twin is not None and twin.kind == "async_iterator":
            return (Thing("a plain iterator", frozenset({"iterate"}), frozenset({"await", "async iterate"})),)
        return (Thing(what, cannot=frozenset({"await"})),)

    def _is_literal(self, fact: Fact, site: Site) -> bool:
        """Whether the arguments that a row asks about are literals, or not there."""
        arguments = self.inference.results.arguments(site, fact)
        asked = (arguments.get(condition.argument) for condition in fact.when if condition.test == "is")
        return arguments.keys().isdisjoint(("*", "**")) and not any(isinstance(each, Spelled) for each in asked)

    @staticmethod
    def _is_plainly_sync(fact: Fact) -> bool:
        """Whether a row says that the callable does its work at once, it blocks or has an async counterpart, and does not give
        whatever it was made with (`TypeAdapter(call).validate_python`)."""
        return bool(fact.twin or fact.blocks) and fact.returns != "builtins.object"

    # --- values

    def thing(self, value: Value) -> Thing | None:
        """What a value is; `None` where too little is known of it."""
        match value:
            case Produced():
                return self._lazy(value)
            case ProjectFunction(scope):
                return _exactly(f"the function `{scope.name}` itself", "call", value=value)
            case LibraryMethod(_, name):
                return _exactly(f"the method `{name}` itself", "call", value=value)
            case Partial():
                return _exactly("a `partial`", "call", value=value)
            case Container(kind):
                return _exactly(f"a `{kind}`", "iterate", value=value)
            case LibraryInstance(path):
                return self._library_instance(value, path)
            case ProjectInstance():
                return self._project_instance(value)
        return None

    def _lazy(self, value: Produced) -> Thing | None:
        can = {_OF_KIND[kind] for kind in (value.kind, *value.also)}
        what = _WORDS[value.kind]
        if value.kind == "awaitable":
            return Thing(what, frozenset(can), frozenset(), value)
        if isinstance(value.callee, NameOnly) or value.kind == "coroutine":
            return Thing(what, frozenset(can), _USES - can, value)
        if value.frame is not None and value.kind in ("context", "async_context"):
            can.add("call")  # it is a decorator too
        cannot = _USES - can if value.frame is not None else frozenset({"await", *_opposites(can)}) - can
        return Thing(what, frozenset(can), cannot, value)

    def _library_instance(self, value: LibraryInstance, path: str) -> Thing | None:
        knowledge = self.inference.knowledge
        if knowledge.class_(path) is None or path == "builtins.object" or knowledge.is_dynamic(path):
            return None
        has = {use for use, name in _SPECIAL.items() if knowledge.method(path, name) is not None}
        cannot = _opposites(has) - has
        if not self._is_asynchronous(path):
            cannot |= {"await", "async iterate", "async enter"} - has
        return Thing(f"a `{path.removeprefix('builtins.')}`", frozenset(has), frozenset(cannot), value)

    def _project_instance(self, value: ProjectInstance) -> Thing | None:
        classes = self.inference.classes
        has = {use for use, name in _SPECIAL.items() if classes.attribute(value, name)}
        line = self.inference.hierarchy.line(value.class_)
        is_whole = not self.inference.hierarchy.has_unknown_base(value.class_)
        is_whole = is_whole and not any(self._is_asynchronous(library.path) for library in line.libraries)
        written = {use for use, name in _SPECIAL.items() if any(class_.scope.bound(name) for class_ in line.classes)}
        cannot = (
            (_USES if is_whole else _opposites(has)) - has - written
        )  # what a decorator makes of it may not be known
        return Thing(f"a `{value.scope.name}`", frozenset(has), frozenset(cannot), value)

    def _is_asynchronous(self, path: str) -> bool:
        """Whether a library's class has anything asynchronous: then it may also be awaitable, which rows need not say."""
        known = self.inference.knowledge
        return known.is_lazy(path) or any(
            name in ("__getattr__", "__await__") or (name != "__call__" and fact.kind not in ("", "context"))
            for found in known.line(path)
            for name, fact in found.methods.items()
        )


def _opposites(uses: set[str]) -> set[str]:
    return {_OPPOSITE[use] for use in uses if use in _OPPOSITE}


_WORDS = {
    "coroutine": "a coroutine",
    "awaitable": "a future",
    "async_iterator": "an async iterator",
    "iterator": "a generator",
    "async_context": "an async context manager",
    "context": "a context manager",
}
