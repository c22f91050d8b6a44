"""Coroutines that run at once (`asyncio.gather`, `asyncio.wait`, tasks of a group), and what they share that serves one call at a
time: a database session, a connection.

In: a scope. Out: the calls that run coroutines together, each with the coroutines that this function makes for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .calls import LibraryCall, having
from .contexts import Contexts
from .flow import ends_of, roots
from .frame import Frame
from .program import Scope, every
from .values import Container, LibraryInstance, Produced, Site, Values, in_order, union


class Member(NamedTuple):
    """A call that makes a coroutine which runs beside others; `many` where it is made for each item of something."""

    call: int
    many: bool


class Together(NamedTuple):
    """A call that runs coroutines together, and the calls in the same function that make them."""

    call: LibraryCall
    members: tuple[Member, ...]


class Clash(NamedTuple):
    """Something that serves one call at a time and is used by several coroutines at once: as it is written, its class, and two of
    the calls (one that is made many times counts for two)."""

    together: Together
    text: str
    path: str
    users: tuple[int, ...]


class Gatherings:
    """Finds what runs together."""

    def __init__(self, contexts: Contexts) -> None:
        self.contexts = contexts
        self.graph = contexts.graph
        self.inference = contexts.inference

    def together(self, scope: Scope) -> list[tuple[Frame, Together]]:
        """The calls in a function that run coroutines together, in order of text."""
        found: dict[int, tuple[Frame, Together]] = {}
        for frame in self.contexts.frames(scope) if scope.kind == "function" else []:
            for call in having(self.graph.calls(frame), "together"):
                if call.site.expression not in found:
                    members = tuple(dict.fromkeys(self._members(call.site)))
                    found[call.site.expression] = frame, Together(call, members)
        return [found[expression] for expression in sorted(found)]

    def clashes(self, scope: Scope) -> Iterator[Clash]:
        """What several coroutines that run together use, though it serves one call at a time."""
        for frame, together in self.together(scope):
            users: dict[tuple[str, str], list[int]] = {}
            for member in together.members:
                for key in dict.fromkeys(self._exclusive(frame, member)):
                    users.setdefault(key, []).extend([member.call] * (2 if member.many else 1))
            for (text, path), calls in users.items():
                if len(calls) > 1:
                    yield Clash(together, text, path, tuple(dict.fromkeys(calls)))

    # --- who runs together

    def _members(self, site: Site) -> Iterator[Member]:
        """The calls that make what a call is given: directly, from a list, or as tasks."""
        node = site.scope.nodes[site.expression]
        for argument in node.arguments if isinstance(node, m.Call) else ():
            if argument.keyword in ("", "*", "fs", "aws"):
                values = self.inference.values(site.frame, argument.value)
                direct = () if argument.keyword == "*" else values
                held = union(self.inference.containers.contents(v) for v in values if isinstance(v, Container))
                yield from self._made_here(site, frozenset(direct) | held)

    def _made_here(self, site: Site, values: Values) -> Iterator[Member]:
        for value in in_order(values):
            if (
                isinstance(value, Produced)
                and value.site.frame == site.frame
                and value.kind in ("coroutine", "awaitable")
            ):
                yield self._member(value.site)

    def _member(self, site: Site) -> Member:
        """The call that makes a coroutine; of `create_task(f())`, the inner one."""
        call = site.expression
        node = site.scope.nodes[call]
        calls = [each for each in having(self.graph.calls(site.frame), "runs") if each.site == site]
        first = node.arguments[0].value if calls and isinstance(node, m.Call) and node.arguments else call
        inner = first if isinstance(site.scope.nodes[first], m.Call) else call
        return Member(inner, self._repeats(site.scope, call) is not None)

    @staticmethod
    def _repeats(scope: Scope, call: int) -> tuple[int, int] | None:
        """The range of expressions that are evaluated again and again, in which a call stands: a comprehension's, a loop's."""
        ends = ends_of(scope.body)
        for index, node in enumerate(scope.body.expressions):
            if isinstance(node, m.Comprehension) and index < call < ends[index]:
                return index, ends[index]
        for statement in every(scope.body.statements):
            if isinstance(statement, m.For | m.While):
                trees = list(roots(statement.body))
                if any(tree <= call < ends[tree] for tree in trees):
                    return min(trees), max(ends[tree] for tree in trees)
        return None

    # --- what they share

    def _exclusive(self, frame: Frame, member: Member) -> Iterator[tuple[str, str]]:
        """What a call uses that serves one call at a time, if it is the same in every round: as it is written, and its class."""
        scope = frame.scope
        ends = ends_of(scope.body)
        node = scope.nodes[member.call]
        receiver = node.function if isinstance(node, m.Call) else NOTHING
        for index in range(member.call, ends[member.call]):
            text = _dotted(scope, index)
            if text and index != receiver and scope.uses[index].kind in ("argument", "base"):
                path = self._exclusive_class(self.inference.values(frame, index))
                if path and self._is_same(scope, member, index):
                    yield text, path
        yield from self._through_receiver(frame, member, receiver)

    def _through_receiver(self, frame: Frame, member: Member, function: int) -> Iterator[tuple[str, str]]:
        """`self.repository.load(x)`, which awaits something of `self.session`."""
        node = frame.scope.nodes[function] if function != NOTHING else None
        owner = _dotted(frame.scope, node.value) if isinstance(node, m.Attribute) else ""
        if not isinstance(node, m.Attribute) or not owner or not self._is_same(frame.scope, member, node.value):
            return
        made = in_order(self.inference.values(frame, member.call))
        if len(made) != 1 or not isinstance(made[0], Produced) or made[0].frame is None:
            return
        inner = made[0].frame
        own = (
            inner.scope.function.parameters[0].name if inner.scope.function and inner.scope.function.parameters else ""
        )
        for index, use in enumerate(inner.scope.body.uses):
            call = inner.scope.nodes[index]
            if use.kind != "awaited" or not isinstance(call, m.Call):
                continue
            method = inner.scope.nodes[call.function]
            text = _dotted(inner.scope, method.value) if isinstance(method, m.Attribute) else ""
            if isinstance(method, m.Attribute) and text.startswith(f"{own}."):
                path = self._exclusive_class(self.inference.values(inner, method.value))
                if path:
                    yield f"{owner}{text.removeprefix(own)}", path

    def _exclusive_class(self, values: Values) -> str:
        paths = {value.path for value in values if isinstance(value, LibraryInstance)}
        if len(values) == 1 and len(paths) == 1:
            path = paths.pop()
            return path if self.inference.knowledge.is_exclusive(path) else ""
        return ""

    def _is_same(self, scope: Scope, member: Member, expression: int) -> bool:
        """Whether an expression stands for one thing in all rounds: its first name is bound outside of them."""
        first = expression
        while isinstance(node := scope.nodes[first], m.Attribute):
            first = node.value
        if not isinstance(node, m.Name) or "#" in node.id:
            return False
        around = self._repeats(scope, member.call) if member.many else None
        bindings = self.inference.names.bindings_of_use(scope, first)
        return around is None or not any(
            b.scope is scope and b.expression != NOTHING and around[0] <= b.expression < around[1] for b in bindings
        )


def _dotted(scope: Scope, expression: int) -> str:
    """`a.b.c`; empty for anything else."""
    match scope.nodes[expression]:
        case m.Name(name):
            return name
        case m.Attribute(value, name):
            start = _dotted(scope, value)
            return f"{start}.{name}" if start else ""
    return ""
