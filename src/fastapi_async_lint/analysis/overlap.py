"""Awaits that could run beside each other: calls that only ask somebody else (a model, an HTTP server), and need nothing of one
another.

In: a scope. Out: runs of such awaits, one statement after the other, and awaits in loops whose rounds are independent. A
coroutine of the project only asks if every await in it does, down to library calls of which a row says so, and if it changes
nothing that outlives it. Whatever is not known counts as changing something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .calls import LibraryCall, having
from .contexts import Contexts
from .flow import ends_of, read_by
from .frame import Frame
from .inference import Inference
from .program import Binding, Scope, blocks, every, first_name, written_name
from .values import (
    LibraryInstance,
    LibraryMethod,
    LibraryName,
    Produced,
    Site,
    in_order,
)

_READING = re.compile(
    r"_*(a|async_)?_*(get|fetch|search|find|list|load|query|retrieve|lookup|look_up|read|embed|rerank|classify|detect|extract|"
    r"summari[sz]e|translate|analy[sz]e|score|rate|resolve|check|is|has|count|describe|generate|complete|ask|evaluate|match|scrape|"
    r"crawl|download)(_|$)"
)
"""Names of functions that ask. A request of which it is not said whether it changes anything is taken to follow the name."""
_CHANGING = frozenset(
    "add append appendleft clear commit create delete discard emit enqueue execute extend insert notify persist pop popleft "
    "publish push put remove replace save send set setdefault store sync update upsert write".split()
)
"""Names of methods that change what they are called on; calling one on something that outlives a function is an effect."""


class Leaf(NamedTuple):
    """What an await comes down to: a library's call that waits for somebody else's answer; `reads` says that it only asks."""

    call: LibraryCall
    reads: bool


class Row(NamedTuple):
    """Awaited calls that stand one after the other and could run at once; the leaf of each; and for each, the name that its
    result is bound to, empty where there is no plain one."""

    calls: tuple[int, ...]
    leaves: tuple[Leaf, ...]
    targets: tuple[int, ...]


class Round(NamedTuple):
    """An awaited call in a loop whose rounds do not need one another."""

    call: int
    leaf: Leaf


class Overlaps:
    """Finds the awaits of a program that could overlap."""

    def __init__(self, inference: Inference, contexts: Contexts) -> None:
        self.inference = inference
        self.contexts = contexts
        self.graph = contexts.graph

    # --- questions

    def rows(self, scope: Scope) -> list[Row]:
        """The runs of two and more awaits in a function that could run at once."""
        frame = self._frame(scope)
        return [] if frame is None else list(_Function(self, frame).rows(scope.body.statements))

    def rounds(self, scope: Scope) -> list[Round]:
        """The awaits in loops of a function whose rounds could run at once."""
        frame = self._frame(scope)
        return [] if frame is None else list(_Function(self, frame).rounds())

    def _frame(self, scope: Scope) -> Frame | None:
        """A frame of a coroutine function that runs on the event loop."""
        if not scope.is_async or scope.function is None or not scope.awaits or not self.contexts.on_loop(scope):
            return None
        return self.contexts.frames(scope)[0]

    # --- what an awaited call does

    def leaf_of(self, frame: Frame, call: int) -> Leaf | None:
        """What awaiting a call waits for, if that only asks, in all that it can call; else `None`."""
        node = frame.scope.nodes[call]
        if not isinstance(node, m.Call):
            return None
        callees = in_order(self.inference.values(frame, node.function))
        made = in_order(self.inference.values(frame, call))
        if len(callees) != 1 or len(made) != 1:
            return None
        match callees[0], made[0]:
            case (LibraryName() | LibraryMethod()) as callee, Produced(kind="coroutine", frame=None):
                return self._library(callee, Site(frame, call))
            case _, Produced(kind="coroutine", frame=Frame() as runs):
                leaf = self._of_frame(runs)
                if leaf is None or leaf.reads or _READING.match(runs.scope.name):
                    return leaf
        return None

    def _library(self, callee: LibraryName | LibraryMethod, site: Site) -> Leaf | None:
        fact = self.inference.results.fact_at(callee, site)
        if fact is None:
            return None
        overlaps = fact.overlaps
        if isinstance(callee, LibraryMethod):
            overlaps = self.inference.knowledge.overlaps(callee.owner.path, callee.name, _parts(callee.owner))
        return Leaf(LibraryCall(site, callee, fact), overlaps == "reads") if overlaps else None

    def _of_frame(self, frame: Frame) -> Leaf | None:
        return self.inference.once_or(None, self._find, frame)

    def _find(self, frame: Frame) -> Leaf | None:
        """The leaf of a coroutine function that only asks: one that does not read, where there is one."""
        if frame.scope.is_generator or self._has_effects(frame):
            return None
        leaves: list[Leaf] = []
        for index, use in enumerate(frame.scope.body.uses):
            if use.kind == "async entered":
                if not self._only_opens(frame, index, leaves):
                    return None
            elif use.kind == "async iterated":
                return None
            elif use.kind == "awaited" and not self._only_asks(frame, index, leaves):
                return None
        return next((leaf for leaf in leaves if not leaf.reads), leaves[0] if leaves else None)

    def _only_asks(self, frame: Frame, awaited: int, leaves: list[Leaf]) -> bool:
        leaf = self.leaf_of(frame, awaited)
        if leaf is not None:
            leaves.append(leaf)
            return True
        return self._is_answer(frame, awaited)

    def _is_answer(self, frame: Frame, awaited: int) -> bool:
        """`await response.json()`: a method of the answer to a call of this function that only asks."""
        node = frame.scope.nodes[awaited]
        function = frame.scope.nodes[node.function] if isinstance(node, m.Call) else None
        if not isinstance(function, m.Attribute) or function.name in _CHANGING:
            return False
        owner = first_name(frame.scope, function.value)
        bindings = frame.scope.bound(owner) if self._is_own(frame.scope, owner) else ()
        return bool(bindings) and all(self._is_answered(frame, binding) for binding in bindings)

    def _is_answered(self, frame: Frame, binding: Binding) -> bool:
        """`response = await client.get(url)`, `async with session.get(url) as response`."""
        if binding.kind == "async entered":
            return self._only_opens(frame, binding.expression, [])
        node = frame.scope.nodes[binding.expression] if binding.kind == "value" else None
        return isinstance(node, m.Await) and self.leaf_of(frame, node.value) is not None

    def _only_opens(self, frame: Frame, entered: int, leaves: list[Leaf]) -> bool:
        """`async with httpx.AsyncClient() as client`, `async with session.get(url) as response`."""
        values = self.inference.values(frame, entered)
        if values and all(isinstance(value, LibraryInstance) and self._asks_something(value) for value in values):
            return isinstance(frame.scope.nodes[entered], m.Call)
        if len(values) == 1:
            made = next(iter(values))
            if (
                isinstance(made, Produced)
                and isinstance(made.callee, LibraryMethod)
                and made.site == Site(frame, entered)
            ):
                leaf = self._library(made.callee, made.site)
                if leaf is not None:
                    leaves.append(leaf)
                    return True
        return False

    def _asks_something(self, value: LibraryInstance) -> bool:
        """A client of which a row says that its calls may overlap."""
        return any(
            fact.overlaps for found in self.inference.knowledge.line(value.path) for fact in found.methods.values()
        )

    def _has_effects(self, frame: Frame) -> bool:
        """Whether a function may change something that outlives it, or keeps the thread busy."""
        scope = frame.scope
        if scope.outer_names or any(not self._is_own(scope, first_name(scope, b.target)) for b in scope.stores):
            return True
        calls = self.graph.calls(frame)
        if any(call.fact.blocks != "cpu" for call in having(calls, "is_blocking")):
            return True
        return any(self._changes(scope, node) for node in scope.body.expressions if isinstance(node, m.Call))

    def _changes(self, scope: Scope, call: m.Call) -> bool:
        function = scope.nodes[call.function]
        if not isinstance(function, m.Attribute) or function.name not in _CHANGING:
            return False
        return not self._is_own(scope, first_name(scope, function.value))

    @staticmethod
    def _is_own(scope: Scope, name: str) -> bool:
        """A local name that is no parameter."""
        bindings = scope.bound(name)
        return bool(bindings) and all(binding.scope is scope and binding.kind != "parameter" for binding in bindings)


class _Function:
    """The awaits of one function, with what they read."""

    def __init__(self, overlaps: Overlaps, frame: Frame) -> None:
        self.overlaps = overlaps
        self.frame = frame
        self.scope = frame.scope
        self.body = frame.scope.body
        self.ends = ends_of(self.body)

    # --- one after the other

    def rows(self, statements: m.Statements) -> Iterator[Row]:
        run: list[tuple[int, Leaf, int]] = []
        bound: set[str] = set()
        for statement in statements:
            found = self._asking(statement)
            if found is None or not bound.isdisjoint(self._names([found[0], found[2]])):
                yield from _as_row(run)
                run, bound = [], set()
            if found is not None:
                run.append(found)
                bound |= set(self._names([found[2]]))
            for block in blocks(statement):
                yield from self.rows(block)
        yield from _as_row(run)

    def _asking(self, statement: m.Statement) -> tuple[int, Leaf, int] | None:
        """`name = await call(...)` where the call only asks: the call, its leaf, the target."""
        if not isinstance(statement, m.Assign) or len(statement.targets) != 1 or statement.operator:
            return None
        node = self.body.expressions[statement.value] if statement.value != NOTHING else None
        target = statement.targets[0]
        if not isinstance(node, m.Await) or not self._is_local(target):
            return None
        leaf = self.overlaps.leaf_of(self.frame, node.value)
        return None if leaf is None else (node.value, leaf, target)

    def _is_local(self, target: int) -> bool:
        """A name of the function, or a tuple of such names."""
        nodes = [self.body.expressions[index] for index in range(target, self.ends[target])]
        return all(
            isinstance(node, m.Display | m.Starred)
            or (isinstance(node, m.Name) and node.id not in self.scope.outer_names)
            for node in nodes
        )

    # --- round after round

    def rounds(self) -> Iterator[Round]:
        for statement in every(self.body.statements):
            if isinstance(statement, m.For) and not statement.is_async:
                yield from self._loop(statement)
        for index, node in enumerate(self.body.expressions):
            if isinstance(node, m.Comprehension) and node.kind != "generator" and not node.is_async:
                yield from self._comprehension(index, node)

    def _comprehension(self, index: int, node: m.Comprehension) -> Iterator[Round]:
        """`[await f(x) for x in items]`."""
        awaits = [i for i in range(index, self.ends[index]) if isinstance(self.body.expressions[i], m.Await)]
        inside = [i for i in awaits if node.item <= i < self.ends[node.item]]
        if not awaits or awaits != inside:
            return
        yield from self._round(inside, {name for target in node.targets for name in self._names([target])})

    def _loop(self, statement: m.For) -> Iterator[Round]:
        inner = list(every(statement.body))
        if statement.orelse or any(map(_orders, inner)):
            return
        trees = [tree for s in inner for tree in read_by(s)]
        awaits = [
            i for tree in trees for i in range(tree, self.ends[tree]) if isinstance(self.body.expressions[i], m.Await)
        ]
        if not awaits or any(
            isinstance(self.body.expressions[i], m.Yield) for t in trees for i in range(t, self.ends[t])
        ):
            return
        item = set(self._names([statement.target]))
        bound = [pair for s in inner for pair in self.scope.bindings_of(s)]
        anew = item | {name for name, binding in bound if binding.kind != "augmented"}
        changed = self._changed(inner)
        changed |= self._with_what_is_made_of(changed - anew - {self.scope.own_name}, inner)
        if self._carries(awaits, inner, changed):
            return
        items = item | ({name for name, _ in bound} - changed)
        yield from self._round(awaits, items)

    def _round(self, awaits: list[int], items: set[str]) -> Iterator[Round]:
        """The first await of a round, if all of them only ask, and it asks about the item."""
        calls = [node.value for node in (self.body.expressions[i] for i in awaits) if isinstance(node, m.Await)]
        leaves = [self.overlaps.leaf_of(self.frame, call) for call in calls]
        if leaves[0] is not None and all(leaves) and not items.isdisjoint(self._names(calls[:1])):
            yield Round(calls[0], leaves[0])

    def _changed(self, statements: list[m.Statement]) -> set[str]:
        """The names of what statements change in place: `x += 1`, `x[i] = 1`, `x.append(1)`."""
        found: set[str] = set()
        for statement in statements:
            for binding in self.scope.target_bindings(statement):
                if binding.kind == "augmented" or not isinstance(self.body.expressions[binding.target], m.Name):
                    found.add(first_name(self.scope, binding.target))
            for tree in read_by(statement):
                for index in range(tree, self.ends[tree]):
                    node = self.body.expressions[index]
                    if isinstance(node, m.Call) and written_name(self.scope, node.function) in _CHANGING:
                        found.add(first_name(self.scope, node.function))
        return found

    def _with_what_is_made_of(self, names: set[str], statements: list[m.Statement]) -> set[str]:
        """Some names, and those that statements bind to what is made of them: `messages = [prompt, recap(turns)]`."""
        made = [({name for name, _ in self.scope.bindings_of(s)}, set(self._names(read_by(s)))) for s in statements]
        while True:
            more = {name for bound, read in made if not read.isdisjoint(names) for name in bound} - names
            if not more:
                return names
            names = names | more

    def _carries(self, awaits: list[int], statements: list[m.Statement], changed: set[str]) -> bool:
        """Whether a round needs what an earlier one has done: an awaited call, or a test, reads what a round changes, or a name
        that is bound further down."""
        tests = [s.test for s in statements if isinstance(s, m.If)]
        for tree in [*awaits, *tests]:
            for index in range(tree, self.ends[tree]):
                node = self.body.expressions[index]
                if not isinstance(node, m.Name):
                    continue
                bindings = self.overlaps.inference.names.bindings_of_use(self.scope, index)
                later = any(b.scope is self.scope and b.kind == "value" and b.expression > index for b in bindings)
                if node.id in changed or later:
                    return True
        return False

    def _names(self, trees: Iterable[int]) -> Iterator[str]:
        for tree in trees:
            for index in range(tree, self.ends[tree]):
                node = self.body.expressions[index]
                if isinstance(node, m.Name):
                    yield node.id


def _as_row(run: list[tuple[int, Leaf, int]]) -> Iterator[Row]:
    if len(run) > 1:
        calls, leaves, targets = zip(*run, strict=True)
        yield Row(calls, leaves, targets)


def _orders(statement: m.Statement) -> bool:
    """Whether a statement makes the order of rounds matter."""
    match statement:
        case m.Return() | m.Raise() | m.Jump("break") | m.While() | m.With():
            return True
        case m.For(is_async=is_async):
            return is_async
    return False


def _parts(owner: LibraryInstance) -> tuple[str, ...]:
    """The classes of a receiver's type arguments: the steps of `prompt | llm`."""
    return tuple(v.path for argument in owner.arguments for v in in_order(argument) if isinstance(v, LibraryInstance))
