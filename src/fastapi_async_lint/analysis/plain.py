"""Frames, values and calls as plain data, and back: what outlives a process.

Scopes are named by their module and their place in it, frames by numbers: a frame comes after those that it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any, get_args

from .calls import Calls, Edge, Notes, Placed
from .frame import Frame
from .frames import Frames
from .masks import Masks
from .program import Program, Scope
from .reads import Read, Reads
from .truths import Truths
from .values import NOWHERE, Site, Value, in_order

_KINDS: tuple[type, ...] = get_args(Value)
_NOWHERE = -2
"""The number of the frame that no module has."""
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}


class _Mark(IntEnum):
    """What stands before the parts of what is no value; values have the numbers of their classes there."""

    frame = -5
    scope = -4
    tuple = -3
    set = -2
    site = -1


class Writer:
    """Makes plain data. Modules have the numbers of their bits; `number_of` gives those of what a frame is from."""

    def __init__(self, reads: Reads, number_of: Callable[[Read], int]) -> None:
        self.frames: list[list[Any]] = []
        self._paths = {path: number for number, path in enumerate(reads.paths)}
        self._number_of = number_of
        self._numbers: dict[Frame, int] = {}

    def frame(self, frame: Frame) -> int:
        """The number of a frame."""
        if frame is NOWHERE.frame:
            return _NOWHERE
        number = self._numbers.get(frame)
        if number is None:
            row: list[Any] = [*self.scope(frame.scope)]
            if not frame.is_plain:
                parent = -1 if frame.parent is None else self.frame(frame.parent)
                row += [
                    parent,
                    self.data(frame.receiver),
                    self.data(frame.given),
                    frame.order,
                    self._number_of(frame.read),
                ]
            number = self._numbers[frame] = len(self.frames)
            self.frames.append(row)
        return number

    def scope(self, scope: Scope) -> list[int]:
        """Where a scope is."""
        return [self._paths[scope.path], scope.index]

    def calls(self, frame: Frame, calls: Calls) -> list[Any]:
        """The calls of a frame, without those of libraries."""
        return [
            [[self._site(edge.site, frame), self.frame(edge.callee), edge[2:]] for edge in calls.edges],
            [
                [
                    self.frame(each.frame),
                    each.where,
                    each.role,
                    self._site(each.site, frame),
                    self.scope(each.scope),
                    each.wants,
                ]
                for each in calls.placed
            ],
            calls.notes,
        ]

    def _site(self, site: Site, home: Frame) -> Any:
        return site.expression if site.frame is home else [self.frame(site.frame), site.expression]

    def data(self, thing: Any) -> Any:
        """A value, or what it is made of."""
        match thing:
            case Frame():
                return [_Mark.frame, self.frame(thing)]
            case Scope():
                return [_Mark.scope, *self.scope(thing)]
            case Site(frame, expression):
                return [_Mark.site, self.frame(frame), expression]
            case tuple():
                return [_Mark.tuple, *map(self.data, thing)]
            case frozenset():
                return [_Mark.set, *map(self.data, in_order(thing))]
            case None | str() | int():
                return thing
        return [_NUMBERS[type(thing)], *map(self.data, thing.made_of())]


class Reader:
    """Makes frames, values and calls of plain data. What is not as a `Writer` makes it raises a `LookupError`, `TypeError` or
    `ValueError`."""

    def __init__(self, program: Program, frames: Frames, paths: tuple[str, ...], masks: Masks) -> None:
        self._program = program
        self._frames = frames
        self._paths = paths
        self._masks = masks
        self._reads: dict[int, Read] = {}
        self._scopes: dict[int, dict[int, Scope]] = {}
        self.frames: list[Frame | None] = []

    def read_frames(self, rows: list[list[Any]], valid: Iterable[bool]) -> None:
        """Reads frames, as far as they are `valid`: that it is one says that those are that it rests on. Those of functions that
        are gone are left out."""
        for row, is_valid in zip(rows, valid, strict=True):
            self.frames.append(self._frame(*row) if is_valid and self.has(*row[:2]) else None)

    def _frame(self, path: int, index: int, *special: Any) -> Frame:
        scope = self.scope(path, index)
        if not special:
            return self._frames.plain(scope)
        parent, receiver, given, order, mask = special
        home = None if parent < 0 else self._known(parent)
        return self._frames.restore(scope, home, self.value(receiver), self.value(given), str(order), self._read(mask))

    def _read(self, mask: int) -> Read:
        read = self._reads.get(mask)
        if read is None:
            read = self._reads[mask] = frozenset(self._masks[mask])
        return read

    def _known(self, number: int) -> Frame:
        if number == _NOWHERE:
            return NOWHERE.frame
        frame = self.frames[number]
        if frame is None or number < 0:
            raise LookupError("a frame that is not there")
        return frame

    def scope(self, path: int, index: int) -> Scope:
        """A scope of a module."""
        return self._in(path)[index]

    def has(self, path: int, index: int) -> bool:
        """Whether a module has such a scope."""
        return index in self._in(path)

    def _in(self, path: int) -> dict[int, Scope]:
        table = self._scopes.get(path)
        if table is None:
            module = self._program.loaded(self._paths[path])
            table = self._scopes[path] = {} if module is None else {scope.index: scope for scope in module.every_inner}
        return table

    def edges(self, frame: Frame, rows: Any) -> tuple[Edge, ...]:
        """The calls of functions that a frame makes."""
        return tuple(
            Edge(
                self._site(site, frame), self._known(callee), bool(cached), bool(certain), bool(driven), _truths(truths)
            )
            for site, callee, (cached, certain, driven, truths) in rows
        )

    def placed(self, frame: Frame, rows: Any) -> tuple[Placed, ...]:
        """The functions that a frame hands to libraries."""
        return tuple(
            Placed(self._known(run), str(where), str(role), self._site(site, frame), self.scope(*scope), str(wants))
            for run, where, role, site, scope, wants in rows
        )

    @staticmethod
    def notes(row: Any) -> Notes:
        """What else is known of calls."""
        return Notes(*map(tuple, row))

    def _site(self, site: Any, home: Frame) -> Site:
        return Site(home, int(site)) if isinstance(site, int) else Site(self._known(site[0]), int(site[1]))

    def value(self, data: Any) -> Any:
        """A value, or what it is made of."""
        if not isinstance(data, list):
            return data
        kind, *rest = data
        match kind:
            case _Mark.frame:
                return self._known(rest[0])
            case _Mark.scope:
                return self.scope(*rest)
            case _Mark.tuple:
                return tuple(map(self.value, rest))
            case _Mark.set:
                return frozenset(map(self.value, rest))
            case _Mark.site:
                return Site(self._known(rest[0]), int(rest[1]))
        return _KINDS[kind](*map(self.value, rest))


def _truths(row: Any) -> Truths | None:
    return None if row is None else tuple((str(name), bool(truth)) for name, truth in row)
