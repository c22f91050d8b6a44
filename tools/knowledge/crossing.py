"""Compares what a row says with what the analysis finds in the source of what it is about."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis.blocking import LIGHT, Block, Blocking
from fastapi_async_lint.analysis.calls import CallGraph
from fastapi_async_lint.analysis.flow import ends_of, read_by
from fastapi_async_lint.analysis.frame import Frame
from fastapi_async_lint.analysis.program import Scope, every
from fastapi_async_lint.analysis.values import LibraryInstance, Produced, ProjectClass, ProjectFunction, ProjectInstance
from fastapi_async_lint.knowledge import Fact
from fastapi_async_lint.knowledge.facts import NEGLIGIBLE
from fastapi_async_lint.knowledge.files import CONSTRUCTOR
from tools.knowledge import live
from tools.knowledge.typetext import names_in

_ASYNC = frozenset({"coroutine", "async_iterator", "async_context", "awaitable"})
_MOMENTARY = NEGLIGIBLE | LIGHT | {"lock"}
"""Kinds of block that are not said of much that does it: a lock is held by nobody most often."""
_GIVES_ITSELF = frozenset({CONSTRUCTOR, "__aiter__", "__iter__", "__anext__"})
_OPEN = re.compile(
    r"\b(?:parameter|argument|instance|called|awaited|item|entered|injected|class|partial|list|dict|tuple|iterator)\b"
)
"""Words of types that depend on the call, or that hold others."""

_WAITS_FOR = {
    "cpu": {"http", "db", "wait", "ai", "file", "socket"},
    "socket": {"http", "db", "wait", "ai"},
    "http": {"ai", "db", "wait", "socket"},
    "lock": {"wait", "db", "http", "ai", "socket", "file", "sleep"},
    "sleep": {"wait", "http", "db", "ai", "socket", "lock"},
    "wait": {"http", "db", "ai", "socket", "lock", "sleep", "file", "subprocess", "cpu"},
    "file": {"cpu", "ai", "db", "http", "wait", "subprocess"},
    "ai": {"http", "wait"},
    "db": {"wait", "ai", "http"},
    "subprocess": {"wait", "cpu", "http"},
}
"""What blocks in the source, to what a row may say of it: the shortest way need not lead to what takes longest."""


class Row(NamedTuple):
    """A row of a library: its path, its class (empty for a function), its name, and what it says."""

    path: str
    owner: str
    name: str
    fact: Fact
    is_attribute: bool = False
    is_inherited: bool = False
    """Whether it is that of a base, of which the class overrides the method."""

    @property
    def is_member(self) -> bool:
        """A method or attribute, not a function or constructor."""
        return bool(self.owner) and self.name != CONSTRUCTOR

    @property
    def own_twin(self) -> str:
        """The name of the twin in the same class, if the row is the class's own; else empty."""
        is_told = self.is_member and not self.is_inherited and "." not in self.fact.twin
        return self.fact.twin if is_told else ""


class Asked(NamedTuple):
    """The frames of functions that call what a row is about: for itself, in a loop, in a `with`; and its twin."""

    call: Frame
    iterate: Frame
    enter: Frame
    twin: Frame


class Difference(NamedTuple):
    """How a row and the source differ: the class of difference, the row's path, what it says, and what is found."""

    kind: str
    path: str
    says: str
    found: str

    def __str__(self) -> str:
        return f"{self.path}: {self.kind}: the row says {self.says or 'nothing'}; {self.found}"


class Reader:
    """Reads what the analysis says, and compares it with rows."""

    def __init__(self, graph: CallGraph, blocking: Blocking) -> None:
        self._graph = graph
        self._inference = graph.inference
        self._blocking = blocking
        self._always: dict[Frame, bool] = {}

    def differences(self, row: Row, asked: Asked) -> list[Difference] | None:
        """What differs; `None` if the analysis does not know what is called."""
        frame = asked.call
        if row.is_attribute:
            return list(self._type(row, frame, _first(frame, m.Attribute)))
        call = _first(frame, m.Call)
        node = frame.scope.body.expressions[call]
        callees = self._inference.values(frame, node.function) if isinstance(node, m.Call) else frozenset()
        if not callees or not all(isinstance(callee, (ProjectFunction, ProjectClass)) for callee in callees):
            return None
        given = self._inference.values(frame, call)
        kinds = {value.kind for value in given if isinstance(value, Produced)}
        found = [*self._kind(row, given, kinds), *self._type(row, frame, call)]
        if not kinds & _ASYNC:
            found += self._block(row, asked, kinds)
        elif row.fact.kind == "coroutine":
            found += self._fake(row, given)
        if row.own_twin:
            found += self._twin(row, asked.twin)
        return found

    # --- kinds and types

    def _kind(self, row: Row, given: Iterable[Any], kinds: set[str]) -> Iterator[Difference]:
        says, real = row.fact.kind, kinds - {"iterator"}
        is_optional = says == "awaitable" and "coroutine" in real
        if row.name in _GIVES_ITSELF or is_optional or any(map(self._is_lazy, given)):
            return
        if says and given and says not in real and (real or says in _ASYNC - {"awaitable"}):
            yield Difference("kind", row.path, says, f"gives {', '.join(sorted(kinds)) or 'a plain value'}")
        elif not says and real - {"context"}:
            yield Difference("kind", row.path, "that it gives a plain value", f"gives {', '.join(sorted(kinds))}")

    def _is_lazy(self, value: Any) -> bool:
        """An instance of a class of the library that may be awaited, entered or iterated: the row says that of the call."""
        return isinstance(value, ProjectInstance) and any(
            self._inference.classes.attribute(value, name) for name in ("__await__", "__aenter__", "__aiter__")
        )

    def _type(self, row: Row, frame: Frame, place: int) -> Iterator[Difference]:
        says = {row.owner} if row.fact.returns == "self" else set(names_in(row.fact.returns))
        if row.name == CONSTRUCTOR or not says or _OPEN.search(row.fact.returns):
            return
        values = set(self._inference.values(frame, place))
        for step in (self._inference.results.awaited, self._item, self._entered):
            if values and all(isinstance(value, Produced) for value in values):
                values = set().union(*(step(value) for value in values))
        paths = {self._path(value) for value in values}
        if not paths or "" in paths or (row.fact.kind and any(map(self._is_lazy, values))):
            return
        if not _may_be(says, paths):
            yield Difference("type", row.path, row.fact.returns, f"gives {', '.join(sorted(paths))}")

    def _item(self, value: Any) -> Iterable[Any]:
        is_iterator = value.kind in {"iterator", "async_iterator"}
        return self._inference.results.iterated(value) if is_iterator else {value}

    def _path(self, value: Any) -> str:
        """The dotted path of the class of an instance; empty for anything else, and for classes of which nothing is known."""
        match value:
            case ProjectInstance(scope):
                module = scope.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
                return f"{module}.{scope.qualname}"
            case LibraryInstance(path) if self._inference.knowledge.class_(path) is not None:
                return path
        return ""

    def _entered(self, value: Any) -> Iterable[Any]:
        return self._inference.results.entered(value, is_async=value.kind == "async_context")

    # --- blocking

    def _block(self, row: Row, asked: Asked, kinds: set[str]) -> Iterator[Difference]:
        fact = row.fact
        if fact.raises_in_loop or fact.reuse or fact.blocks_when == "large" or fact.blocks == "minor":
            return
        if fact.blocks and not fact.blocks_when and self._is_generator(asked.call):
            yield Difference("iterator", row.path, fact.blocks, "is a generator function")
            return
        frame = self._frame(fact, asked, kinds)
        found = self._blocking.blocks_of(frame)
        if fact.blocks and not found:
            yield from self._never(row, frame)
        elif fact.blocks and fact.blocks not in {block.kind for block in found} | _WAITS_FOR.get(found[0].kind, set()):
            yield Difference("other block", row.path, fact.blocks, _chain(found[0]))
        elif found and not fact.blocks:
            yield from self._unsaid(row, frame, found[0])

    def _is_generator(self, frame: Frame) -> bool:
        """Whether what a frame calls is nothing but a generator function, not changed by a decorator."""
        node = frame.scope.body.expressions[_first(frame, m.Call)]
        callees = self._inference.values(frame, node.function) if isinstance(node, m.Call) else frozenset()
        return all(
            isinstance(callee, ProjectFunction) and callee.scope.is_generator and not callee.wraps for callee in callees
        )

    @staticmethod
    def _frame(fact: Fact, asked: Asked, kinds: set[str]) -> Frame:
        """The frame that does with the result what makes it block."""
        if fact.blocks_when == "iterated" or (not fact.blocks and "iterator" in kinds):
            return asked.iterate
        if fact.blocks_when == "entered" or (not fact.blocks and "context" in kinds):
            return asked.enter
        return asked.call

    def _never(self, row: Row, frame: Frame) -> Iterator[Difference]:
        callees = [edge.callee.scope for edge in self._graph.calls(frame).edges]
        is_known = bool(callees) and not any(map(_only_raises, callees)) and any(map(_has_calls, callees))
        if is_known and not row.fact.blocks_when and all(map(self._blocking.is_quiet, callees)):
            yield Difference(
                "never blocks", row.path, row.fact.blocks, "all that it calls is known, and none of it blocks"
            )

    def _unsaid(self, row: Row, frame: Frame, block: Block) -> Iterator[Difference]:
        always = self._blocks_always(frame)
        if block.kind in _MOMENTARY and not always:
            return
        if not block.is_certain:
            kind = "may block in a subclass"
        elif block.kind in _MOMENTARY or block.kind == "cpu" or not always:
            kind = "may block"
        else:
            kind = "blocks"
        yield Difference(kind, row.path, "", _chain(block))

    def _blocks_always(self, frame: Frame) -> bool:
        """Whether every run comes to something that blocks, as far as no condition stands before it."""
        if frame not in self._always:
            self._always[frame] = False
            always = _always(frame.scope)
            calls = self._graph.calls(frame)
            self._always[frame] = any(leaf.site.expression in always for leaf in self._blocking.leaves(frame)) or any(
                edge.certain
                and not edge.cached
                and not edge.callee.scope.is_async
                and edge.site.expression in always
                and self._blocks_always(edge.callee)
                for edge in calls.edges
            )
        return self._always[frame]

    # --- coroutines

    def _fake(self, row: Row, given: Iterable[Any]) -> Iterator[Difference]:
        frames = [value.frame for value in given if isinstance(value, Produced) and value.frame is not None]
        waits = set[str]().union(*(self._waits_for(frame, set()) for frame in frames))
        blocks = [block for frame in frames for block in self._blocking.blocks_of(frame)]
        if row.fact.fake_async and frames and (not blocks or "async" in waits):
            yield Difference(
                "not fake", row.path, "fake_async", f"blocks: {_chain(blocks[0]) if blocks else 'not known'}"
            )
        elif blocks and not row.fact.fake_async and not waits and blocks[0].kind not in {*_MOMENTARY, "cpu"}:
            yield Difference("fake", row.path, row.fact.kind, _chain(blocks[0]))

    def _twin(self, row: Row, frame: Frame) -> Iterator[Difference]:
        given = self._inference.values(frame, _first(frame, m.Call))
        frames = [value.frame for value in given if isinstance(value, Produced) and value.frame is not None]
        if len(frames) != 1 or _is_to_be_derived_from(row.owner):
            return
        waits = self._waits_for(frames[0], set())
        if row.fact.twin_offloads and waits and waits != {"thread"}:
            yield Difference(
                "twin does not only offload", row.path, row.fact.twin, f"waits for: {', '.join(sorted(waits))}"
            )
        elif not row.fact.twin_offloads and waits == {"thread"}:
            yield Difference("twin offloads", row.path, row.fact.twin, "waits for a thread only")

    def _waits_for(self, frame: Frame, seen: set[Frame]) -> set[str]:
        """What a coroutine comes to await: a `thread`, something `async`, or what is `unknown`."""
        if frame in seen:
            return set()
        seen.add(frame)
        found = set[str]()
        facts = {call.site.expression: call.fact for call in self._graph.calls(frame).library}
        for index, use in enumerate(frame.scope.body.uses):
            if use.kind not in {"awaited", "async iterated", "async entered"}:
                continue
            values = self._inference.values(frame, index)
            inner = [value.frame for value in values if isinstance(value, Produced) and value.frame is not None]
            if index in facts:
                places = {place.where for place in facts[index].runs.values()}
                found.add("thread" if "thread" in places else "async")
            elif inner:
                found |= set[str]().union(*(self._waits_for(each, seen) for each in inner))
            else:
                found.add("unknown")
        return found


# --- the source ----------------------------------------------------------------------------------------------------------------


def _first(frame: Frame, kind: type) -> int:
    return next(index for index, node in enumerate(frame.scope.body.expressions) if isinstance(node, kind))


def _has_calls(scope: Scope) -> bool:
    return any(isinstance(node, m.Call) for node in scope.body.expressions)


def _only_raises(scope: Scope) -> bool:
    statements = scope.body.statements
    return bool(statements) and isinstance(statements[-1], m.Raise)


def _always(scope: Scope) -> frozenset[int]:
    """The expressions that every run of a function comes to: before anything that may end it, and not behind a condition."""
    found: set[int] = set()
    ends = ends_of(scope.body)
    _collect_always(scope.body.statements, ends, found)
    for node in scope.body.expressions:
        for option in node.options[1:] if isinstance(node, m.Choice) else ():
            found.difference_update(range(option, ends[option]))
    return frozenset(found)


def _collect_always(statements: m.Statements, ends: list[int], found: set[int]) -> bool:
    """Adds the expressions; false where the function may end in these statements."""
    for statement in statements:
        for root in read_by(statement):
            found.update(range(root, ends[root]))
        if isinstance(statement, (m.With, m.Try)):
            if not _collect_always(statement.body, ends, found):
                return False
        elif any(isinstance(inner, m.Return) for inner in every((statement,))):
            return False
    return True


def _is_to_be_derived_from(path: str) -> bool:
    """Whether the library itself derives classes from a class: what those do may be better."""
    found = live.find(path)
    return inspect.isabstract(found) or bool(found.__subclasses__())


def _chain(block: Block) -> str:
    steps = [f"{hop.callee.scope.path}:{hop.callee.scope.qualname}" for hop in block.hops]
    return f"{' > '.join([*steps, _name(block.leaf.callee)])} ({block.kind})"


def _name(callee: Any) -> str:
    owner = getattr(callee, "owner", None)
    return f"{owner.path}.{callee.name}" if owner is not None else str(getattr(callee, "path", "?"))


def _may_be(says: set[str], paths: set[str]) -> bool:
    """Whether a class of some is, or derives from, one of others, or the other way round; also where that cannot be found out."""
    try:
        stated, found = [live.find(path) for path in says], [live.find(path) for path in paths]
    except LookupError:
        return True
    if not all(map(inspect.isclass, (*stated, *found))):
        return True
    return any(left in right.__mro__ or right in left.__mro__ for left in stated for right in found)
