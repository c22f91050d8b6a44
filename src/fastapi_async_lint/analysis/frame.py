"""Frames: a scope together with what it was called with, as far as that decides what it does.

A function that calls what it is given, or a method that a subclass inherits, does different things for different callers.
Each gets a frame of its own, so that one caller's answers are not another's. The plain frame of a scope, with nothing given,
stands for all callers at once.

A function's frame lies in the frame that its `def` ran in (`parent`): that is how a wrapper knows which function it wraps. A
class's frame says in `receiver` of which class its `self` really is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .program import Scope
from .reads import Read
from .settling import Entry

if TYPE_CHECKING:
    from .values import ProjectInstance, Values

Given = tuple[tuple[str, "Values"], ...]
"""Values of parameters, by name, in the order of the parameters."""


class Frame:
    """One way of running a scope. `CallingFrames` makes them: two that are alike are the same.

    `depth` is how deep the frames go that it rests on; 0 for a plain one. `read` says from which modules it is, with all that it
    rests on.
    """

    __slots__ = ("_describe", "_order", "depth", "given", "known", "parent", "read", "receiver", "scope")

    def __init__(  # noqa: PLR0913, PLR0917 - what tells it apart, and what is known of it
        self,
        scope: Scope,
        parent: Frame | None,
        receiver: ProjectInstance | None = None,
        given: Given = (),
        depth: int = 0,
        describe: Callable[[Frame], str] | None = None,
        read: Read = frozenset(),
        order: str = "",
    ) -> None:
        self.scope = scope
        self.parent = parent
        self.receiver = receiver
        self.given = given
        self.depth = depth
        self.read = read
        self.known: dict[int, Entry[Values]] = {}
        """What is known of what its expressions stand for."""
        self._describe = describe
        self._order = order

    @property
    def is_plain(self) -> bool:
        """Whether it stands for all callers."""
        return self.depth == 0

    @property
    def order(self) -> str:
        """A key that sorts frames, the same in every run."""
        if not self._order:
            place = f"{self.scope.path}:{self.scope.index:09}"
            self._order = place if self._describe is None else f"{place} {self._describe(self)}"
        return self._order

    def given_for(self, name: str) -> Values | None:
        """What a parameter was given; `None` when that is not told apart."""
        return next((values for known, values in self.given if known == name), None)

    def around(self, scope: Scope) -> Frame:
        """The frame of an enclosing scope (or of this one) that this frame lies in."""
        frame = self.within(scope)
        assert frame is not None, "not an enclosing scope"
        return frame

    def within(self, scope: Scope) -> Frame | None:
        """The same; `None` for a scope elsewhere."""
        frame: Frame | None = self
        while frame is not None and frame.scope is not scope:
            frame = frame.parent
        return frame

    def __repr__(self) -> str:
        """For debugging."""
        return f"<frame {self.order}>"
