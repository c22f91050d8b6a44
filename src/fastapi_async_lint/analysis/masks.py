"""What the answers of a document were made from: each such set of bits is a mask there, and has a number.

After an edit a few bits have changed, and of most masks nobody asks more than whether they have one of these. So a document also
says of each bit which masks have it; a mask is text until somebody wants it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import accumulate
from typing import Any

from .reads import Packed, packed

_LONGEST = 12
"""Digits of a number: more are read only of a damaged document, and more than some thousands not at all."""


class Masks:
    """The masks of a document."""

    def __init__(self, document: Any) -> None:
        """Raises a `LookupError`, `TypeError` or `ValueError` when that is not what a `MaskWriter` makes."""
        self._texts: list[str] = document["texts"]
        self._having: dict[str, str] = document["having"]
        written = "".join((*self._texts, *self._having.values())).encode()
        if type(self._texts) is not list or written.translate(None, b"0123456789 "):
            raise ValueError("not the text of masks")
        self._known: dict[int, Packed] = {}

    def __getitem__(self, number: int) -> Packed:
        """A mask by its number."""
        found = self._known.get(number)
        if found is None:
            found = self._known[number] = _numbers(self._texts[number])
        return found

    def later(self, number: int) -> Callable[[], Packed]:
        """What gives a mask when it is asked."""
        return partial(self.__getitem__, number)

    def __contains__(self, number: object) -> bool:
        """Whether a mask has this number."""
        return type(number) is int and 0 <= number < len(self._texts)

    def having(self, bits: Iterable[int]) -> set[int]:
        """The numbers of the masks that have one of some bits."""
        return {number for bit in bits for number in _numbers(self._having.get(str(bit), ""))}


class MaskWriter:
    """Gives masks their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[Packed, int] = {}

    def number_of(self, read: Iterable[int]) -> int:
        """The number of a mask."""
        return self._numbers.setdefault(packed(read), len(self._numbers))

    @property
    def all(self) -> tuple[Packed, ...]:
        """The masks that have numbers, in their order."""
        return tuple(self._numbers)

    def document(self) -> dict[str, Any]:
        """All of them, for `Masks`."""
        having: dict[int, list[int]] = {}
        for mask, number in self._numbers.items():
            for bit in mask:
                having.setdefault(bit, []).append(number)
        return {
            "texts": list(map(_text, self._numbers)),
            "having": {str(bit): _text(numbers) for bit, numbers in having.items()},
        }


class Changed:
    """The bits of what has changed, and the masks that have one of them."""

    def __init__(self, masks: Masks) -> None:
        self._masks = masks
        self._is_all = False
        self.bits: set[int] = set()
        self.hit: set[int] = set()
        """The numbers of the masks."""

    def add(self, bits: Iterable[int]) -> None:
        """Notes that something has changed."""
        new = set(bits) - self.bits
        self.bits |= new
        self.hit |= self._masks.having(new)

    def add_all(self) -> None:
        """Notes that everything has."""
        self._is_all = True

    def spares(self, mask: int) -> bool:
        """Whether nothing has changed of what something was made from. Raises `LookupError` for the number of no mask."""
        if mask not in self._masks:
            raise LookupError(f"{mask}: no mask")
        return mask not in self.hit and not self._is_all

    def spares_bits(self, read: Iterable[int]) -> bool:
        """The same for what is not kept as a mask."""
        return self.bits.isdisjoint(read) and not self._is_all


def _text(numbers: Iterable[int]) -> str:
    """Rising numbers, as the steps between them: these are short."""
    last, steps = 0, []
    for number in numbers:
        steps.append(str(number - last))
        last = number
    return " ".join(steps)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(accumulate(int(step[:_LONGEST]) for step in text.split()))
