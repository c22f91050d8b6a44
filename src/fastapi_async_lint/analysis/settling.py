"""Answers that are kept, and settled where they depend on one another.

Recursion through the program (a function that returns what a function returns that ...) ends where it meets itself: there the
answer assumed so far is given, and the cycle is evaluated again until nothing changes. Such unfinished answers are kept only
until the outermost of the questions concerned is answered, so that no answer depends on what was asked before.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Any, TypeVar

_Answer = TypeVar("_Answer")
_NEVER = 1 << 30
_MOST_ROUNDS = 5
"""Rounds after which a cycle of answers counts as settled; sets of values grow, so that two are the rule."""
_DEEPEST = 400
"""Answers that wait for one another; what lies deeper is taken for unknown. Real projects stay below 100."""


class _State(Enum):
    open = auto()
    active = auto()
    unfinished = auto()
    known = auto()


class _Entry:
    """What is known of one question so far: `place` is the depth at which it is being answered, or that of the question which its
    answer depends on."""

    __slots__ = ("answer", "assumed", "place", "state")

    def __init__(self, nothing: object) -> None:
        self.state = _State.open
        self.place = _NEVER
        self.answer: Any = nothing
        self.assumed: Any = nothing


class Settling:
    """Keeps the answers to questions about one program."""

    def __init__(self) -> None:
        self._entries: dict[object, _Entry] = {}
        self._unfinished: list[_Entry] = []
        self._depth = 0
        self._lowest = _NEVER
        self.is_settled = True
        """Whether the last answer that was given is one for good."""

    def once(self, nothing: _Answer, compute: Callable[..., _Answer], *question: object) -> _Answer:
        """The answer of `compute(*question)`, kept for good. Where the computation comes back to itself, it gets the answer that
        is assumed so far, `nothing` at first; it is repeated until it gives what was assumed."""
        key = (compute, *question)
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = _Entry(nothing)
        state = entry.state
        self.is_settled = state is _State.known
        if state is _State.known:
            return entry.answer  # type: ignore[no-any-return]
        if state is _State.open:
            return self._answered(nothing, entry, compute, question)
        self._lowest = min(self._lowest, entry.place)
        return entry.answer if state is _State.unfinished else entry.assumed  # type: ignore[no-any-return]

    def _answered(
        self, nothing: _Answer, entry: _Entry, compute: Callable[..., _Answer], question: tuple[object, ...]
    ) -> _Answer:
        depth = self._depth
        if depth >= _DEEPEST:
            self._lowest = 0
            return nothing
        outer = self._lowest
        entry.state, entry.place = _State.active, depth
        self._depth += 1
        try:
            answer = self._repeated(entry, depth, compute, question)
        except BaseException:
            entry.state = _State.open
            raise
        finally:
            self._depth -= 1
        self._keep(entry, answer, depth)
        self._lowest = min(outer, self._lowest)
        self.is_settled = entry.state is _State.known
        return answer

    def _repeated(
        self, entry: _Entry, depth: int, compute: Callable[..., _Answer], question: tuple[object, ...]
    ) -> _Answer:
        """The answer that does not change when it is assumed. Leaves in `_lowest` what it depends on."""
        for _ in range(_MOST_ROUNDS):
            self._lowest = _NEVER
            answer = compute(*question)
            if self._lowest != depth or answer == entry.assumed:
                break
            entry.assumed = answer
            self._forget(depth)
        return answer

    def _keep(self, entry: _Entry, answer: object, depth: int) -> None:
        """Keeps an answer: for good when it depends on nothing unfinished, together with all that waited for it."""
        entry.answer = answer
        if self._lowest < depth:
            entry.state, entry.place, entry.assumed = _State.unfinished, self._lowest, answer
            self._unfinished.append(entry)
            return
        self._lowest = _NEVER
        entry.state, entry.assumed = _State.known, None
        for waiting in self._forget(depth):
            waiting.state, waiting.assumed = _State.known, None

    def _forget(self, depth: int) -> list[_Entry]:
        """Takes back the unfinished answers that depend on what is active at this depth or deeper; they are the newest."""
        taken = []
        while self._unfinished and self._unfinished[-1].place >= depth:
            entry = self._unfinished.pop()
            entry.state = _State.open
            taken.append(entry)
        return taken
