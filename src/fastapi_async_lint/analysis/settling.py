"""Answers that are kept, and settled where they depend on one another.

Recursion through the program (a function that returns what a function returns that ...) ends where it meets itself: there the
answer assumed so far is given, and the cycle is evaluated again until nothing changes. Such unfinished answers are kept only
until the outermost of the questions concerned is answered, so that no answer depends on what was asked before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_Answer = TypeVar("_Answer")
_NEVER = 1 << 30
_MOST_ROUNDS = 5
"""Rounds after which a cycle of answers counts as settled; sets of values grow, so that two are the rule."""
_DEEPEST = 400
"""Answers that wait for one another; what lies deeper is taken for unknown. Real projects stay below 100."""


class Settling:
    """Keeps the answers to questions about one program."""

    def __init__(self) -> None:
        self._known: dict[object, Any] = {}
        self._unfinished: dict[object, tuple[Any, int]] = {}
        self._active: dict[object, int] = {}
        self._lowest = _NEVER
        self._assumed: dict[object, Any] = {}

    def once(self, nothing: _Answer, compute: Callable[..., _Answer], *question: object) -> _Answer:
        """The answer of `compute(*question)`, kept for good. Where the computation comes back to itself, it gets the answer that
        is assumed so far, `nothing` at first; it is repeated until it gives what was assumed."""
        key = (compute, *question)
        known = self._known.get(key)
        if known is not None:
            return known  # type: ignore[no-any-return]
        if key in self._unfinished:
            answer, depends_on = self._unfinished[key]
            self._lowest = min(self._lowest, depends_on)
            return answer  # type: ignore[no-any-return]
        if key in self._active:
            self._lowest = min(self._lowest, self._active[key])
            return self._assumed.get(key, nothing)  # type: ignore[no-any-return]
        depth = len(self._active)
        if depth >= _DEEPEST:
            self._lowest = 0
            return nothing
        outer = self._lowest
        self._active[key] = depth
        try:
            answer = self._settled(nothing, key, depth, compute, question)
        finally:
            del self._active[key]
        self._keep(key, answer, depth)
        self._lowest = min(outer, self._lowest)
        return answer

    def is_known(self, compute: Callable[..., object], *question: object) -> bool:
        """Whether a question is answered for good."""
        return (compute, *question) in self._known

    def _settled(
        self,
        nothing: _Answer,
        key: object,
        depth: int,
        compute: Callable[..., _Answer],
        question: tuple[object, ...],
    ) -> _Answer:
        """The answer that does not change when it is assumed. Leaves in `_lowest` what it depends on."""
        for _ in range(_MOST_ROUNDS):
            self._lowest = _NEVER
            answer = compute(*question)
            if self._lowest != depth or answer == self._assumed.get(key, nothing):
                break
            self._assumed[key] = answer
            self._forget(depth)
        return answer

    def _keep(self, key: object, answer: object, depth: int) -> None:
        """Keeps an answer: for good when it depends on nothing unfinished, together with all that waited for it."""
        if self._lowest < depth:
            self._unfinished[key] = (answer, self._lowest)
            self._assumed[key] = answer
            return
        self._lowest = _NEVER
        self._known[key] = answer
        self._assumed.pop(key, None)
        for waiting, waited in self._forget(depth):
            self._known[waiting] = waited
            self._assumed.pop(waiting, None)

    def _forget(self, depth: int) -> list[tuple[object, Any]]:
        """Takes out the unfinished answers that depend on what is active at this depth or deeper; they are the newest."""
        taken = []
        while self._unfinished:
            key, (answer, depends_on) = self._unfinished.popitem()
            if depends_on < depth:
                self._unfinished[key] = (answer, depends_on)
                break
            taken.append((key, answer))
        return taken
