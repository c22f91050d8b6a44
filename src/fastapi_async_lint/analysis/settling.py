"""Answers that are kept, and settled where they depend on one another.

Recursion through the program (a function that returns what a function returns that ...) ends where it meets itself: there the
answer assumed so far is given, and the cycle is evaluated again until nothing changes. Such unfinished answers are kept only
until the outermost of the questions concerned is answered, and none of them changes any more.

A cycle can have several answers that fit where more values can give fewer, as with a test of a type, which leaves of a value what
is known to be of it, but all that can be where nothing is known. Which one is found depends on where the cycle is entered. So
each is entered at the same place in the end, and no answer depends on what was asked before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from itertools import count
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from .reads import Packed, Read, Reads, packed

_Answer = TypeVar("_Answer")
_NEVER = 1 << 30
_EXACT_ROUNDS = 7
"""Rounds of a cycle of answers with all that is known; sets of values grow, so that two are the rule. A recursive type
(JSON) takes seven. What still changes after that often says something about what it said a round before (a list of the lists that
it was), and goes on with less."""
_MOST_ROUNDS = 10
"""Rounds after which a cycle counts as settled."""
_DEEPEST = 400
"""Answers that wait for one another; what lies deeper is taken for unknown. Real projects stay below 100."""


class State(Enum):
    """How far the answer to a question is; `kept` is one that is known from elsewhere, and that nobody has asked for."""

    open = auto()
    active = auto()
    unfinished = auto()
    kept = auto()
    known = auto()


class Entry(Generic[_Answer]):
    """What is known of one question so far: `place` is the depth at which it is being answered, or that of the question which its
    answer depends on; `read` what the answer was made from; `bit` that of the answer itself, if it has
    one; `noted` what who asks for it has read."""

    __slots__ = ("answer", "assumed", "bit", "noted", "place", "read", "state")

    def __init__(self, nothing: _Answer) -> None:
        self.state = State.open
        self.place = _NEVER
        self.answer = nothing
        self.assumed = nothing
        self.read: Packed = ()
        self.bit: Read | None = None
        self.noted: Packed = ()


class Asked(NamedTuple):
    """A question that is being answered: its entry, what is assumed of it at first, and who answers what."""

    entry: Entry[Any]
    nothing: Any
    compute: Callable[..., Any]
    question: tuple[Any, ...]


class Part(Protocol):
    """What a question is about: a frame, a value."""

    @property
    def order(self) -> object:
        """What tells it apart, the same in every run."""


class Pivot(NamedTuple):
    """An answer with a bit of its own: what asked what, what it was made from, and the answer; whether it can be taken as it is,
    which it cannot where it depends on itself: a cycle is found out as a whole."""

    bit: int
    kind: str
    question: tuple[Any, ...]
    read: Packed
    answer: Any
    is_alone: bool


class Settling:
    """Keeps the answers to questions about one program, with what they were made from."""

    def __init__(self, reads: Reads, read_in: Callable[[Any], Read], widened: Callable[[Any], Any]) -> None:
        """`read_in` says what who holds an answer has read; `widened` gives an answer that says less, so that it can only grow
        for so long."""
        self._widened = widened
        self._reads = reads
        self._read_in = read_in
        self._alike: dict[Packed, Packed] = {}
        self._entries: dict[object, Entry[Any]] = {}
        self._pivots: dict[int, tuple[Any, ...]] = {}
        self.recall: Callable[[int], tuple[Any, Packed] | None] = lambda bit: None
        """Gives the answer with a bit as an earlier analysis has it, and what it was made from, if all of that is as it was."""
        self._origins: dict[Entry[Any], Callable[[], Packed]] = {}
        """What says from what an answer that is known from elsewhere was made."""
        self._unfinished: list[Asked] = []
        self._assumed: list[Asked] = []
        """What was assumed since the outermost question of a cycle was asked."""
        self._is_wide = False
        """Whether the cycle that is being settled has changed for so long that its answers say less."""
        self._moves = 0
        """How often something else was assumed than before."""
        self._depth = 0
        self._lowest = _NEVER

    def once(self, nothing: _Answer, compute: Callable[..., _Answer], *question: object) -> _Answer:
        """The answer of `compute(*question)`, kept for good. Where the computation comes back to itself, it gets the answer that
        is assumed so far, `nothing` at first; it is repeated until it gives what was assumed."""
        key = (compute, *question)
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = Entry(nothing)
        answer: _Answer = self.of_entry(entry, nothing, compute, *question)
        return answer

    def pivot(self, nothing: _Answer, compute: Callable[..., _Answer], *question: Part | str) -> _Answer:
        """The same for an answer that has a bit of its own: who asks for it has read it, and not what it was made from. What an
        edit leaves as it was, so it leaves what was made from that."""
        key = (compute, *question)
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = Entry(nothing)
            entry.bit = self._reads.answer(_text(compute, question))
            bit = min(entry.bit)
            self._pivots[bit] = key
            found = self.recall(bit)
            if found is not None and entry.state is State.open:
                entry.answer, entry.read = found[0], self._same(found[1])
                self._know(entry)
        answer: _Answer = self.of_entry(entry, nothing, compute, *question)
        return answer

    def is_known(self, bit: int) -> bool:
        """Whether the answer with this bit is known for good."""
        key = self._pivots.get(bit)
        return key is not None and self._entries[key].state is State.known

    def pivots(self) -> Iterator[Pivot]:
        """The answers that have bits of their own and are known."""
        for bit, key in self._pivots.items():
            entry, (compute, *question) = self._entries[key], key
            if entry.state is State.known:
                read = self._read_in(tuple(question)).union(entry.read)
                yield Pivot(
                    bit, compute.__name__, tuple(question), self._same(read), entry.answer, entry.bit is not None
                )

    def restore(
        self, answer: object, read: Callable[[], Packed], compute: Callable[..., Any], *question: object
    ) -> None:
        """Takes an answer that is known from elsewhere; `read` says what it was made from, when somebody asks for it."""
        entry = self._entries[compute, *question] = Entry(answer)
        entry.state = State.kept
        self._origins[entry] = read

    def _take(self, entry: Entry[Any]) -> None:
        entry.read = self._same(self._origins.pop(entry)())
        self._know(entry)

    def _known(self, compute: Callable[..., Any], question: tuple[object, ...]) -> Entry[Any] | None:
        """The entry of a question whose answer is known."""
        entry = self._entries.get((compute, *question))
        if entry is not None and entry.state is State.kept:
            self._take(entry)
        return entry if entry is not None and entry.state is State.known else None

    def known(self, compute: Callable[..., Any], *question: object) -> Read | None:
        """What a known answer was made from; `None` when the question is not answered."""
        entry = self._known(compute, question)
        return None if entry is None else frozenset(entry.read)

    def answers(self, compute: Callable[..., _Answer], *question: object) -> Iterator[tuple[_Answer, Read]]:
        """The answer to a question and what it was made from, if it is known; else nothing."""
        entry = self._known(compute, question)
        if entry is not None:
            yield entry.answer, frozenset(entry.read)

    def of_entry(
        self, entry: Entry[_Answer], nothing: _Answer, compute: Callable[..., _Answer], *question: object
    ) -> _Answer:
        """The same, for who keeps the entry of a question at hand."""
        state = entry.state
        if state is State.known:
            self._reads.mask.update(entry.noted)
            return entry.answer
        if state is State.open:
            return self._answered(entry, nothing, compute, question)
        if state is State.kept:
            if self._reads.is_noting:  # else it stays `kept`
                self._take(entry)
                self._reads.mask.update(entry.noted)
            return entry.answer
        self._lowest = min(self._lowest, entry.place)
        return entry.answer if state is State.unfinished else entry.assumed

    def _answered(
        self, entry: Entry[_Answer], nothing: _Answer, compute: Callable[..., _Answer], question: tuple[object, ...]
    ) -> _Answer:
        depth = self._depth
        if depth >= _DEEPEST:
            self._reads.is_cut = True
            self._lowest = 0
            return nothing
        outer, read = self._lowest, self._reads.mask
        self._reads.mask = set()
        try:
            while entry.state is State.open:
                first = self._settled(entry, nothing, compute, question)
                if first is not None:
                    self.of_entry(first.entry, first.nothing, first.compute, *first.question)
        except BaseException:
            entry.state = State.open
            read.update(self._reads.mask)
            raise
        finally:
            self._depth, self._reads.mask = depth, read
        read.update(entry.noted if entry.state is State.known else entry.read)
        self._lowest = min(outer, self._lowest)
        return entry.answer

    def _settled(
        self, entry: Entry[_Answer], nothing: _Answer, compute: Callable[..., _Answer], question: tuple[object, ...]
    ) -> Asked | None:
        """Answers a question. Where that closes a cycle which is entered elsewhere, everything is taken back, and what is to be
        asked first is given."""
        depth, began, assumed = self._depth, len(self._unfinished), len(self._assumed)
        entry.state, entry.place = State.active, depth
        self._depth, self._lowest, moves = depth + 1, _NEVER, self._moves
        entry.answer = compute(*question)
        if self._lowest == _NEVER:  # it depends on nothing that is open, as nearly all
            entry.read = self._same(self._reads.mask)
            self._know(entry)
            return None
        asked = Asked(entry, nothing, compute, question)
        is_wide = self._is_wide
        try:
            entry.answer = self._repeated(asked, moves, began, assumed)
        finally:
            self._is_wide = is_wide
        self._depth = depth
        entry.read = self._same(self._reads.mask)
        if self._lowest >= depth:
            self._lowest = _NEVER
            return self._close(asked, self._forget(began), assumed)
        entry.answer = self._in_round(entry.answer)
        for other in self._unfinished[began:]:  # what waits for this one waits for what it waits for
            other.entry.place = min(other.entry.place, self._lowest)
        entry.state, entry.place = State.unfinished, self._lowest
        self._assume(asked, entry.answer)
        self._unfinished.append(asked)
        return None

    def _close(self, asked: Asked, waiting: list[Asked], assumed: int) -> Asked | None:
        """An answer depends on nothing unfinished, nor do those that waited for it: they are known."""
        first = min((asked, *waiting), key=_place) if waiting else asked
        if first is asked:
            for each in (asked, *waiting):
                each.entry.read = asked.entry.read
                if waiting:
                    each.entry.bit = None  # a cycle is found out as a whole, or not at all
                self._know(each.entry)
        else:
            asked.entry.state = State.open
        self._assume_nothing(assumed)
        return None if first is asked else first

    def _repeated(self, asked: Asked, moves: int, began: int, assumed: int) -> Any:
        """The answer in a cycle of which none changes when it is assumed. The entry has that of the first round, before which
        there were so many `moves`. Leaves in `_lowest` what it depends on."""
        answer = asked.entry.answer
        if self._is_wide and self._lowest == asked.entry.place:  # a cycle by itself: the same whoever asks
            self._is_wide = False
            self._forget(began)
            self._assume_nothing(assumed)
            answer, moves = self._round(asked)
        for so_far in count(1):
            if self._lowest != asked.entry.place:
                break
            answer = self._in_round(answer)
            self._assume(asked, answer)
            if self._moves == moves:
                break
            self._forget(began)
            if so_far == _MOST_ROUNDS:
                self._reads.is_cut = True
                break
            self._is_wide = so_far >= _EXACT_ROUNDS
            answer, moves = self._round(asked)
        return answer

    def _round(self, asked: Asked) -> tuple[Any, int]:
        """An answer with what is assumed now, and how many moves there were before."""
        self._lowest, moves = _NEVER, self._moves
        return asked.compute(*asked.question), moves

    def _in_round(self, answer: Any) -> Any:
        """An answer in a cycle as it is taken in this round."""
        taken = self._widened(answer) if self._is_wide else answer
        if taken != answer:
            self._reads.is_cut = True  # what else is in the cycle, and where it is entered, can depend on that
        return taken

    def _assume(self, asked: Asked, answer: object) -> None:
        if answer != asked.entry.assumed:
            asked.entry.assumed = answer
            self._assumed.append(asked)
            self._moves += 1

    def _assume_nothing(self, began: int) -> None:
        """Takes back what was assumed since there was so much."""
        for asked in self._assumed[began:]:
            asked.entry.assumed = asked.nothing
        del self._assumed[began:]

    def _know(self, entry: Entry[Any]) -> None:
        """An answer is known for good. Who asks for one with a bit of its own has read that, and where the values are from that
        it gives."""
        entry.state = State.known
        entry.noted = entry.read if entry.bit is None else self._same(entry.bit | self._read_in(entry.answer))

    def _forget(self, began: int) -> list[Asked]:
        """Takes back the unfinished answers that were found since there were so many."""
        taken = self._unfinished[began:]
        del self._unfinished[began:]
        for asked in taken:
            asked.entry.state = State.open
        return taken

    def _same(self, mask: Iterable[int]) -> Packed:
        """The same, of which there is only one, as small as can be: most answers are made from what others were made from."""
        bits = packed(mask)
        return self._alike.setdefault(bits, bits)


def _text(compute: Callable[..., Any], question: Iterable[Part | str]) -> str:
    """A question as text, the same in every run."""
    return repr((compute.__name__, *map(_told, question)))


def _place(asked: Asked) -> tuple[bool, str]:
    """What sorts the questions of a cycle, the same in every run; those that nothing tells apart come last."""
    return "" in map(_told, asked.question), _text(asked.compute, asked.question)


def _told(part: Any) -> Any:
    """What tells a part of a question apart; nothing where nothing does."""
    return part if isinstance(part, str | int) else getattr(part, "order", "")
