"""What an answer was made from: the modules that were read, the names that were looked for in the whole program or as a module's
file, and the functions of which it was asked where they run.

While an answer is made, all that it reads is noted in one set, by the number of each thing, its bit. An answer that is kept keeps
these, and whoever asks for it has read what it has. So every answer of the analysis knows which edits can change it.

Who holds a scope, a frame or a value has read the modules that these are from: they come out of an answer, or out of `Program`,
`Index`, `Hierarchy.descendants` or `Contexts`, which note it. That is why questions note nothing of what they are asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Self
from zlib import crc32

NAMES = 1 << 16
"""Bits for names, and for where and why each function runs. Two that share one are taken for each other, which only costs time:
of a server of 1,170 modules, three names that came hit what 783 functions had asked where there were 1,024 bits, and one 11 where
there were 8,192; and it has twelve thousand functions."""
Read = frozenset[int]
"""What something was made from."""
Packed = tuple[int, ...]
"""The same in order, which takes a tenth of the memory."""
_TEXT, _BITS = 1, 2


class _Forgetful(set[int]):
    """A set that stays empty: where nobody asks what was read, noting it would be a tenth of a run."""

    def update(self, *_: object) -> None:
        """Notes nothing."""

    def __ior__(self, _: object) -> Self:  # type: ignore[override]
        return self


class Reads:
    """Collects what is read, in `mask`. `paths` gives the first modules their bits, in this order; `known` is the order in which
    modules, functions and answers had them earlier."""

    def __init__(self, paths: Iterable[str] = (), known: Iterable[Sequence[str]] = ()) -> None:
        self.mask: set[int] = set()
        self.is_cut = False
        """Whether a limit was reached somewhere: then it depends on the order of the questions what was left out, and analyses
        that began elsewhere can differ in it. Nothing but tests of that asks for it."""
        self._size = NAMES
        self._facts: dict[str, tuple[Read, ...]] = {}
        self._bodies: dict[tuple[str, str], Read] = {}
        self._answers: dict[str, Read] = {}
        self._names: dict[tuple[str, str], Read] = {}
        for path in paths:
            self.facts(path)
        for path, *name in known:
            if not name:
                self.facts(path)
            elif path:
                self.body(path, name[0])
            else:
                self.answer(name[0])

    @property
    def known(self) -> list[tuple[str, ...]]:
        """The modules, functions (each with that of its module) and answers (each after an empty text) that have bits, in their
        order."""
        found: dict[int, tuple[str, ...]] = {min(bits[0]): (path,) for path, bits in self._facts.items()}
        found |= {min(bit): function for function, bit in self._bodies.items()}
        found |= {min(bit): ("", question) for question, bit in self._answers.items()}
        return [found[bit] for bit in sorted(found)]

    @property
    def paths(self) -> tuple[str, ...]:
        """The modules that have bits, in their order."""
        return tuple(self._facts)

    @property
    def is_noting(self) -> bool:
        """Whether what is read is noted."""
        return not isinstance(self.mask, _Forgetful)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is read meanwhile is not noted: it is for everybody, and each notes what it takes of it."""
        mask, self.mask = self.mask, _Forgetful()
        try:
            yield
        finally:
            self.mask = mask

    @contextmanager
    def apart(self) -> Iterator[set[int]]:
        """What is read meanwhile is noted in a set of its own, which is given."""
        mask, self.mask = self.mask, set()
        try:
            yield self.mask
        finally:
            self.mask = mask

    def facts(self, path: str) -> Read:
        """The bit for what a module defines: its classes, and its functions as they are called. Imports, and functions and
        classes at the end, come and go without a change of it."""
        return self._of_module(path)[0]

    def _of_module(self, path: str) -> tuple[Read, ...]:
        bits = self._facts.get(path)
        if bits is None:
            bits = self._facts[path] = tuple(frozenset({self._size + number}) for number in range(_BITS))
            self._size += _BITS
        return bits

    def body(self, path: str, qualname: str) -> Read:
        """The bit for what is written in a function of a module, and in those that are defined in it. Functions of one name share
        it."""
        key = path, qualname
        bit = self._bodies.get(key)
        if bit is None:
            self.facts(path)
            bit = self._bodies[key] = frozenset({self._size})
            self._size += 1
        return bit

    def answer(self, question: str) -> Read:
        """The bit for an answer: whether that is another, not what it was made from."""
        bit = self._answers.get(question)
        if bit is None:
            bit = self._answers[question] = frozenset({self._size})
            self._size += 1
        return bit

    def of_answers(self) -> frozenset[int]:
        """The bits of all answers that have one."""
        return frozenset().union(*self._answers.values())

    def text(self, path: str) -> Read:
        """The bit for all that is written in a module outside of functions."""
        return self._of_module(path)[_TEXT]

    def ways(self, place: str) -> Read:
        """The bit for how and where a function runs, with those that are defined in it; `place` is that of its scope."""
        return self.name("ways", place)

    def reasons(self, place: str) -> Read:
        """The bit for why it does: the places that call and register it. These change with every edit of who calls it."""
        return self.name("reasons", place)

    def name(self, table: str, name: str) -> Read:
        """The bit for what the whole program says about a name, in one respect."""
        bit = self._names.get((table, name))
        if bit is None:
            place = crc32(f"{table} {name}".encode("utf-8", "surrogatepass")) % NAMES
            bit = self._names[table, name] = frozenset({place})
        return bit


def bound_in(path: str, name: str) -> tuple[str, str]:
    """The question what a module binds a name to. The arguments of `Reads.name`."""
    return "bound", f"{path} {name}"


def file_named(module: str) -> tuple[str, str]:
    """The question which file a module is: it has another answer only when a file or folder of its last name comes or goes, or an
    `__init__.py` in a folder that was there before. The arguments of `Reads.name`."""
    return "file", module.rpartition(".")[2]


def packed(read: Iterable[int]) -> Packed:
    """The same, as it is kept."""
    return tuple(sorted(read))
