"""Lists, tuples, sets and dicts: what is in them, from where they are written and from what is put in later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .frame import Frame
from .index import Mutation, holder
from .program import Scope
from .values import (
    NONE,
    Container,
    LibraryInstance,
    LibraryMethod,
    ProjectInstance,
    Site,
    Value,
    Values,
    container,
    numbered,
    union,
)

if TYPE_CHECKING:
    from .inference import Inference

_CLASSES = {"dict": "builtins.dict", "list": "builtins.list", "set": "builtins.set", "tuple": "builtins.tuple"}


class Containers:
    """What containers hold."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference

    def displayed(self, frame: Frame, expression: int, node: m.Display) -> Container:
        """The container that a display makes."""
        starred = [isinstance(frame.scope.nodes[item], m.Starred) for item in node.items]
        held = [
            self._spread(frame, item) if is_starred else self.inference.values(frame, item)
            for item, is_starred in zip(node.items, starred, strict=True)
        ]
        parts: tuple[tuple[str, Values], ...] = ()
        if node.kind == "tuple" and not any(starred):
            parts = numbered(held)
        elif node.kind == "dict" and not any(starred):
            keys = [self._key(frame, key) for key in node.keys]
            parts = tuple((key, values) for key, values in zip(keys, held, strict=True) if key) if all(keys) else ()
        site = None if node.kind == "tuple" else Site(frame, expression)
        return container(node.kind, union(held), parts, site)

    def _spread(self, frame: Frame, item: int) -> Values:
        """The items of `*values` or `**values` in a display."""
        node = frame.scope.nodes[item]
        inner = self.inference.values(frame, node.value) if isinstance(node, m.Starred) else NONE
        return self.inference.each(inner, self.contents)

    def _key(self, frame: Frame, key: int) -> str:
        node = frame.scope.nodes[key] if key != NOTHING else None
        return node.text if isinstance(node, m.String) else ""

    def item(self, owner: Value, frame: Frame, key: int) -> Values:
        """What `owner[key]` stands for."""
        match owner:
            case Container():
                return self._held(owner, frame, key)
            case LibraryInstance() | ProjectInstance():
                return self.inference.each(
                    self.inference.classes.attribute(owner, "__getitem__"),
                    lambda method: self.inference.results.result_of_operator(method, Site(frame, key), key),
                )
        return NONE

    def _held(self, owner: Container, frame: Frame, key: int) -> Values:
        node = frame.scope.nodes[key]
        match node:
            case m.Opaque():  # a slice
                return frozenset({owner})
            case m.Constant(text) | m.String(text):
                part = owner.part(text)
                if part is not None:
                    return part | self._put_under(owner, text)
        return self.contents(owner)

    def contents(self, owner: Value) -> Values:
        """What stands in a container; nothing for anything else."""
        if not isinstance(owner, Container):
            return NONE
        return owner.items | self._put_in(owner)

    def leaves(self, value: Value) -> Values:
        """What stands in a container, or in one that stands in it; anything else itself."""
        return frozenset(each for each in self._within(value) if not isinstance(each, Container))

    def closed(self, value: Value) -> Value:
        """A value that says by itself what stands in it, also what the project puts into it later: a container has what stands
        in those that stand in it, and they are empty."""
        if not isinstance(value, Container):
            return value
        within = self._within(value) - {value}
        empty = {Container(each.kind, NONE) for each in within if isinstance(each, Container)}
        return Container(value.kind, self.leaves(value) | empty)

    def _within(self, value: Value) -> Values:
        """A value, and what stands in it at any depth. One may stand in itself."""
        waiting, seen = [value], {value}
        while waiting:
            new = self.contents(waiting.pop()) - seen
            seen |= new
            waiting += new
        return frozenset(seen)

    def _put_in(self, owner: Container) -> Values:
        """What the project puts into a container after it is made."""
        return NONE if owner.site is None else self.inference.once(self._find_put_in, owner.site, owner.kind)

    def _put_under(self, owner: Container, key: str) -> Values:
        return NONE if owner.site is None else self.inference.once(self._find_put_in, owner.site, owner.kind, key)

    def _find_put_in(self, site: Site, kind: str, key: str | None = None) -> Values:
        found: set[Value] = set()
        for mutation in self._mutations(site):
            frame = self._frame_of(mutation.scope, site)
            if key is not None and self._key(frame, mutation.key) != key:
                continue
            owners = self.inference.values(frame, mutation.container)
            if any(isinstance(owner, Container) and owner.site == site and owner.kind == kind for owner in owners):
                found |= self._given(frame, mutation)
        return frozenset(found)

    def _frame_of(self, scope: Scope, site: Site) -> Frame:
        """The frame in which code is seen that puts something into a container: that of the container where it stands in the same
        function, one in that frame where it stands in a function inside."""
        if scope is site.scope:
            return site.frame
        if scope.parent is None:
            return self.inference.frames.plain(scope)
        return self.inference.frames.make(scope, self._frame_of(scope.parent, site))

    def _given(self, frame: Frame, mutation: Mutation) -> Values:
        if mutation.binding is not None:
            return self.inference.names.bound(frame, mutation.binding)
        values = self.inference.values(frame, mutation.value)
        return self.inference.each(values, self.contents) if mutation.spread else values

    def _mutations(self, site: Site) -> list[Mutation]:
        """What is put into containers that are written like the name that the container is first bound to."""
        scope, by = site.scope, self._kept_by(site)
        name = "" if by == NOTHING else holder(scope, by)
        found = self.inference.index.mutations(name)
        is_local = by != NOTHING and isinstance(scope.nodes[by], m.Name) and scope.kind == "function"
        if is_local and name not in scope.outer_names:
            inner = set(map(id, scope.inner))
            return [mutation for mutation in found if id(mutation.scope) in inner]
        return found

    def _kept_by(self, site: Site) -> int:
        """The expression that a container is first assigned to, or the call that puts it into another (`setdefault`)."""
        scope = site.scope
        kind, by = scope.uses[site.expression]
        while kind in ("option", "argument", "passed", "base", "called") and by != NOTHING:
            node = scope.nodes[by]
            if kind == "argument" and isinstance(node, m.Call) and holder(scope, by):
                return by
            kind, by = scope.uses[by]
        return by if kind == "bound" else NOTHING

    def joined(self, values: list[Values]) -> Values:
        """What `one + other` and `one | other` make of containers."""
        kinds = {value.kind for found in values for value in found if isinstance(value, Container)}
        if len(kinds) != 1:
            return NONE
        items = union(self.inference.each(found, self.contents) for found in values)
        return frozenset({container(kinds.pop(), items)})

    def method(self, owner: Container, name: str) -> Values:
        """A method of a container, by the rows of its class."""
        path = _CLASSES.get(owner.kind, "")
        if not path or self.inference.knowledge.method(path, name) is None:
            return NONE
        items = self.contents(owner)
        arguments = (NONE, items) if owner.kind == "dict" else (items,)
        return frozenset({LibraryMethod(LibraryInstance(path, arguments), name)})
