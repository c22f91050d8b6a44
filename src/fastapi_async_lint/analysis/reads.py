"""What an answer was made from: the modules that were read, the names that were looked for in the whole program or as a module's
file, and the modules of which it was asked where their functions run.

While an answer is made, all that it reads is noted in one number, a bit for each thing. An answer that is kept keeps its number,
and whoever asks for it has read what it has. So every answer of the analysis knows which edits can change it.

Who holds a scope, a frame or a value has read the modules that these are from: they come out of an answer, or out of `Program`,
`Index`, `Hierarchy.descendants` or `Contexts`, which note it. That is why questions note nothing of what they are asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from zlib import crc32

NAMES = 16384
"""Bits for names. Two names that share one are taken for each other, which only costs time: of a server of 1,170 modules, three
names that came hit what 783 functions had asked where there were 1,024 bits, and one 11 where there were 8,192."""
_WAYS, _REASONS, _TEXT, _BITS = 1, 2, 3, 4
_LAST = 1 << 22
"""Bits for a million modules: a damaged document does not take all memory."""


class Reads:
    """Collects what is read, in `mask`. `paths` gives the first modules their bits, in this order; `known` is the order in which
    modules and functions had them earlier."""

    def __init__(self, paths: Iterable[str] = (), known: Iterable[Sequence[str]] = ()) -> None:
        self.mask = 0
        self.is_cut = False
        """Whether a limit was reached somewhere: then it depends on the order of the questions what was left out."""
        self._size = NAMES
        self._facts: dict[str, int] = {}
        self._bodies: dict[tuple[str, str], int] = {}
        self._names: dict[tuple[str, str], int] = {}
        for path in paths:
            self.facts(path)
        for path, *function in known:
            if function:
                self.body(path, function[0])
            else:
                self.facts(path)

    @property
    def known(self) -> list[tuple[str, ...]]:
        """The modules and functions (each with that of its module) that have bits, in their order."""
        paths = {bit: (path,) for path, bit in self._facts.items()}
        found = {**paths, **{bit: function for function, bit in self._bodies.items()}}
        return [found[bit] for bit in sorted(found)]

    @property
    def paths(self) -> tuple[str, ...]:
        """The modules that have bits, in their order."""
        return tuple(self._facts)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is read meanwhile is not noted: it is for everybody, and each notes what it takes of it."""
        mask = self.mask
        try:
            yield
        finally:
            self.mask = mask

    def facts(self, path: str) -> int:
        """The bit for what a module defines: its classes, and its functions as they are called. Imports, and functions and
        classes at the end, come and go without a change of it."""
        bit = self._facts.get(path)
        if bit is None:
            bit = self._facts[path] = 1 << self._size
            self._size += _BITS
        return bit

    def body(self, path: str, qualname: str) -> int:
        """The bit for what is written in a function of a module, and in those that are defined in it. Functions of one name share
        it."""
        key = path, qualname
        bit = self._bodies.get(key)
        if bit is None:
            self.facts(path)
            bit = self._bodies[key] = 1 << self._size
            self._size += 1
        return bit

    def text(self, path: str) -> int:
        """The bit for all that is written in a module outside of functions."""
        return self.facts(path) << _TEXT

    def ways(self, path: str) -> int:
        """The bit for how and where the functions of a module run."""
        return self.facts(path) << _WAYS

    def reasons(self, path: str) -> int:
        """The bit for why they do: the places that call and register them. These change with every edit of who calls them."""
        return self.facts(path) << _REASONS

    def name(self, table: str, name: str) -> int:
        """The bit for what the whole program says about a name, in one respect."""
        bit = self._names.get((table, name))
        if bit is None:
            bit = self._names[table, name] = 1 << crc32(f"{table} {name}".encode("utf-8", "surrogatepass")) % NAMES
        return bit


def bound_in(path: str, name: str) -> tuple[str, str]:
    """The question what a module binds a name to. The arguments of `Reads.name`."""
    return "bound", f"{path} {name}"


def file_named(module: str) -> tuple[str, str]:
    """The question which file a module is: it has another answer only when a file or folder of its last name comes or goes, or an
    `__init__.py` in a folder that was there before. The arguments of `Reads.name`."""
    return "file", module.rpartition(".")[2]


def bits_of(mask: int) -> list[int]:
    """The places of the bits that are set in a number. Few are: of a server of 1,170 modules, 17 of 4,500, as a mean."""
    digits = f"{mask:b}"  # much faster than taking bits from a number
    found = []
    place = digits.find("1")
    while place >= 0:
        found.append(len(digits) - 1 - place)
        place = digits.find("1", place + 1)
    return found[::-1]


def mask_of(bits: Iterable[int]) -> int:
    """The number in which these bits are set. Raises `ValueError` for a place that no bit of ours has."""
    places = list(bits)
    last = max(places, default=0)
    if not 0 <= min(places, default=0) <= last <= _LAST:
        raise ValueError(f"no bits of ours: up to {last}")
    found = bytearray(last // 8 + 1)  # much faster than adding bits to a number
    for place in places:
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")
