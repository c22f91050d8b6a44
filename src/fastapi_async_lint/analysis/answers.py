"""The answers that have bits of their own (`Settling.pivot`), from one analysis to the next.

What was made from such an answer is as it was if the answer is, whatever has changed of what that was made from. So an edit of a
function that gives what it gave leaves alone who calls it. An answer that may have changed is found out again, and compared; one
that has not is taken as it was, which spares the way to it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from .inference import Inference
from .masks import Changed, Masks
from .plain import Reader, Writer
from .reads import Packed
from .settling import Pivot
from .values import Abstract, Site


class Kept(NamedTuple):
    """An answer in a document; the question and the answer as text, what it was made from by its number."""

    bit: int
    kind: str
    question: str
    mask: int
    answer: str
    is_alone: bool


class MissingAnswerError(Exception):
    """Something was made from an answer that nobody knows any more, so that nothing can be said of it later."""


class Answers:
    """The answers of an earlier analysis."""

    def __init__(self, columns: Sequence[Sequence[Any]], masks: Masks, changed: Changed) -> None:
        """`changed` says what has changed; answers are added to that by `settle`."""
        self._kept = {row[0]: Kept(*row) for row in zip(*columns, strict=True)}
        if not all(kept.mask in masks for kept in self._kept.values()):
            raise LookupError("not the masks of answers")
        self._bits = frozenset(self._kept)
        self._masks = masks
        self._changed = changed
        self._is_as_it_was: dict[int, bool] = {}
        self._asked: set[int] = set()
        self._is_settled = False

    def settle(self, inference: Inference, reader: Reader) -> None:
        """Notes the answers that are no longer what they were."""
        self._inference, self._reader = inference, reader
        self._ask = _questions(inference)
        inference.settling.recall = self.recall
        seen: frozenset[int] = frozenset()
        with inference.reads.aside():
            while seen != self._changed.hit:
                new, seen = self._changed.hit - seen, frozenset(self._changed.hit)
                touched = [kept.bit for kept in self._kept.values() if kept.mask in new]
                self._changed.add([bit for bit in touched if not self._holds(bit)])
        self._is_settled = True

    def recall(self, bit: int) -> tuple[Any, Packed] | None:
        """An answer, and what it was made from, if it is as it was."""
        kept = self._kept.get(bit)
        if kept is None or not kept.is_alone or not self._may_be_taken(kept):
            return None
        return self._read(kept)

    def _read(self, kept: Kept) -> tuple[Any, Packed] | None:
        try:
            found = self._value(kept.answer)
        except (LookupError, TypeError, ValueError):  # the document is damaged
            return None
        is_one = isinstance(found, frozenset | tuple) and all(isinstance(each, Abstract | Site) for each in found)
        return (found, self._masks[kept.mask]) if is_one else None

    def _may_be_taken(self, kept: Kept) -> bool:
        if self._is_settled:
            return self._changed.spares(kept.mask)
        return not self._is_touched(kept)

    def _is_touched(self, kept: Kept) -> bool:
        """Whether something has changed of what an answer was made from."""
        if not self._changed.spares(kept.mask):
            return True
        return not all(map(self._holds, self._bits.intersection(self._masks[kept.mask])))

    def _holds(self, bit: int) -> bool:
        """Whether an answer is as it was; where it may not be, it is found out again. One that is just being found out, or is in
        a circle with such a one, is not."""
        known = self._is_as_it_was.get(bit)
        if known is not None:
            return known
        kept = self._kept[bit]
        if bit in self._asked:
            return False
        self._asked.add(bit)
        try:
            if not self._is_touched(kept):
                found = True
            else:
                found = self._is_same(kept)
                if not self._inference.settling.is_known(bit):
                    return False
        finally:
            self._asked.discard(bit)
        self._is_as_it_was[bit] = found
        return found

    def _is_same(self, kept: Kept) -> bool:
        try:
            question, before = self._value(kept.question), self._value(kept.answer)
        except (LookupError, ValueError):  # the function, or what it is given, is gone
            return False
        with self._inference.reads.aside():
            return bool(self._ask[kept.kind](*question) == before)

    def _value(self, text: str) -> Any:
        return self._reader.value(json.loads(text))

    def of(self, bit: int) -> Pivot | None:
        """An answer that holds, for the next document."""
        kept = self._kept.get(bit)
        if kept is None or not self._may_be_taken(kept):
            return None
        found = self._read(kept)
        try:
            question = self._value(kept.question)
        except (LookupError, TypeError, ValueError):  # the document is damaged
            return None
        return None if found is None else Pivot(bit, kept.kind, question, found[1], found[0], kept.is_alone)


class Snapshot:
    """The answers that a document has to hold: those found out now, and the others as an earlier analysis has them.

    Raises `MissingAnswerError` for one that is neither, as it is where the document of that analysis is damaged.
    """

    def __init__(self, inference: Inference, earlier: Answers | None) -> None:
        self._earlier = earlier
        self._now = {pivot.bit: pivot for pivot in inference.settling.pivots()}
        self._bits = inference.reads.of_answers()

    def _of(self, bit: int) -> Pivot:
        found = self._now.get(bit)
        if found is None and self._earlier is not None:
            found = self._earlier.of(bit)
        if found is None:
            raise MissingAnswerError(str(bit))
        return found

    def columns(
        self, masks: Iterable[Packed], writer: Writer, number_of: Callable[[Iterable[int]], int]
    ) -> list[list[Any]]:
        """The answers that something was made from, and those that these were made from, as plain data."""
        rows = [
            (
                each.bit,
                each.kind,
                _text(writer, each.question),
                number_of(each.read),
                _text(writer, each.answer),
                each.is_alone,
            )
            for each in self._reached_by([bit for mask in masks for bit in self._bits.intersection(mask)])
        ]
        return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in Kept._fields]

    def _reached_by(self, waiting: list[int]) -> Iterator[Pivot]:
        seen: set[int] = set()
        while waiting:
            bit = waiting.pop()
            if bit not in seen:
                seen.add(bit)
                found = self._of(bit)
                yield found
                waiting += self._bits.intersection(found.read)

    def expanded(self, read: Iterable[int]) -> frozenset[int]:
        """What something was made from in the end, without answers."""
        answers = list(self._reached_by(list(self._bits.intersection(read))))
        return frozenset(read).union(*(each.read for each in answers)) - self._bits


def _questions(inference: Inference) -> dict[str, Callable[..., Any]]:
    """Who answers each kind of question."""
    return {
        "_returned": inference.results.returned,
        "_given": inference.results.given,
        "_own_attribute": inference.classes.attribute,
        "_sites_in": inference.names.sites_in,
    }


def _text(writer: Writer, thing: Any) -> str:
    return json.dumps(writer.data(thing), separators=(",", ":"))
