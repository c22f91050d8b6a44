"""All frames of a program, each made once."""

from __future__ import annotations

from collections.abc import Iterator

from .frame import Frame, Given
from .program import Scope
from .reads import Read, Reads
from .values import ProjectInstance, depth_of, order_of_given, read_in, shortened

DEEPEST = 4
"""Frames that rest on others: a function given a function that was given a function. Deeper ones are merged into the plain
one, or `compose(f, compose(f, ...))` would never end."""


_MOST = 20_000
"""Expressions that are looked at in all frames of one scope (two hundred frames of a function of a hundred expressions): beyond,
what it is given is not told apart, only whose method it is. Of the open projects only one comes near."""


class Frames:
    """Makes frames: the same one for the same scope, surroundings, receiver and given values."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._made: dict[object, Frame] = {}
        self._plain: dict[Scope, Frame] = {}
        self._special: dict[Scope, list[Frame]] = {}

    def plain(self, scope: Scope) -> Frame:
        """The frame of a scope that stands for all its callers."""
        frame = self._plain.get(scope)
        if frame is None:
            parent = None if scope.parent is None else self.plain(scope.parent)
            frame = self._plain[scope] = Frame(scope, parent, read=scope.read)
        return frame

    def make(
        self,
        scope: Scope,
        parent: Frame | None,
        receiver: ProjectInstance | None = None,
        given: Given = (),
    ) -> Frame:
        """The frame of a scope in its parent's, with what tells it apart; the plain one where that would go too deep."""
        if receiver is None and not given and (parent is None or parent.is_plain):
            return self.plain(scope)
        key = scope, parent, receiver, given
        frame = self._made.get(key)
        if frame is None and given and len(self._special.get(scope, ())) * len(scope.written.expressions) > _MOST:
            self._reads.is_cut = True
            return self.make(scope, parent, receiver)
        if frame is None:
            frame = self._made[key] = self._new(scope, parent, receiver, given)
        return frame

    def restore(
        self, scope: Scope, parent: Frame | None, receiver: ProjectInstance | None, given: Given, order: str, read: Read
    ) -> Frame:
        """A frame that an earlier analysis made, so that no limit leaves it out: with its key, and what it is from."""
        key = scope, parent, receiver, given
        frame = self._made.get(key)
        if frame is None:
            depth = max(_depths(parent, receiver, given))
            if depth > DEEPEST:
                raise ValueError("a frame that is too deep")
            frame = self._made[key] = Frame(scope, parent, receiver, given, depth, _describe, read, order)
            self._special.setdefault(scope, []).append(frame)
        return frame

    def _new(self, scope: Scope, parent: Frame | None, receiver: ProjectInstance | None, given: Given) -> Frame:
        depth = max(_depths(parent, receiver, given))
        if depth > DEEPEST:
            return self.plain(scope)
        read = read_in((scope, parent, receiver, *(values for _, values in given)))
        frame = Frame(scope, parent, receiver, given, depth, _describe, read)
        self._special.setdefault(scope, []).append(frame)
        return frame

    def forget(self) -> None:
        """Forgets what expressions stand for in all frames. Values are kept by what they are made of, frames among it, as long as
        something holds that: a frame that holds values would hold them for ever."""
        for frame in (*self._plain.values(), *self._made.values()):
            frame.known.clear()

    def all_of(self, scope: Scope) -> list[Frame]:
        """The plain frame of a scope, and the others that were made, in order."""
        return [self.plain(scope), *sorted(self._special.get(scope, ()), key=lambda frame: frame.order)]


def _depths(parent: Frame | None, receiver: ProjectInstance | None, given: Given) -> Iterator[int]:
    """How deep the frames go that a frame of these rests on."""
    yield 0 if parent is None else parent.depth
    if receiver is not None:
        yield 1 + receiver.depth
    for _, values in given:
        yield 1 + depth_of(values)


def _describe(frame: Frame) -> str:
    parts = []
    if frame.parent is not None and not frame.parent.is_plain:
        parts.append(f"in({frame.parent.order})")
    if frame.receiver is not None:
        parts.append(f"on{frame.receiver.order}")
    if frame.given:
        parts.append(order_of_given(frame.given))
    return shortened(" ".join(parts))
