"""What names can be bound to at one point of a function, and what tests have said of their attributes there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .program import Binding

Bindings = dict[str, tuple[Binding, ...]]


class Environment(NamedTuple):
    """Bindings by name; `paths` are those of dotted names, `self.client`, that a test has narrowed. Never changed in place."""

    names: Bindings
    paths: Bindings = {}  # noqa: RUF012 - it is never changed in place

    def get(self, path: str) -> tuple[Binding, ...]:
        """The bindings of a name or dotted name."""
        return (self.paths if "." in path else self.names).get(path, ())

    def having(self, path: str, bindings: tuple[Binding, ...]) -> Environment:
        """The same with other bindings of one name or dotted name."""
        if "." in path:
            return self._replace(paths={**self.paths, path: bindings})
        return self._replace(names={**self.names, path: bindings})

    def changed(self, new: Bindings) -> Environment:
        """The same after some names are bound: what tests have said of their attributes is gone."""
        if not new:
            return self
        paths = {path: found for path, found in self.paths.items() if path.partition(".")[0] not in new}
        return Environment({**self.names, **new}, paths if self.paths else self.paths)

    def without(self, paths: Iterable[str]) -> Environment:
        """The same after some attributes are assigned to."""
        if not self.paths:
            return self
        gone = tuple(paths)
        kept = {
            known: bindings
            for known, bindings in self.paths.items()
            if not any(known == path or known.startswith(f"{path}.") for path in gone)
        }
        return self._replace(paths=kept)

    def widened(self) -> Environment:
        """What a round of a loop hands to the next, without what its conditions said: otherwise every round could narrow what
        the last one had narrowed, without end."""
        if not any(binding.kind == "narrowed" for bindings in self.names.values() for binding in bindings):
            return Environment(self.names)
        return Environment({name: bases for name, found in self.names.items() if (bases := _bases(found))})


def joined(one: Environment | None, other: Environment | None) -> Environment | None:
    """What holds where two ways meet; `None` is a way that is never taken."""
    if one is None or other is None or one is other:
        return one if other is None else other
    names = dict(one.names)
    for name, bindings in other.names.items():
        known = names.get(name)
        if known is None:
            names[name] = bindings
        elif known is not bindings:
            names[name] = _both(known, bindings)
    paths = {path: _both(found, other.paths[path]) for path, found in one.paths.items() if path in other.paths}
    return Environment(names, paths)


def grouped(bindings: Iterable[tuple[str, Binding]]) -> Bindings:
    """Bindings by name."""
    found: Bindings = {}
    for name, binding in bindings:
        found[name] = (*found.get(name, ()), binding)
    return found


def _both(one: tuple[Binding, ...], other: tuple[Binding, ...]) -> tuple[Binding, ...]:
    return one + tuple(binding for binding in other if binding not in one)


def _bases(bindings: tuple[Binding, ...]) -> tuple[Binding, ...]:
    """The bindings behind narrowed ones."""
    found: dict[Binding, None] = {}
    seen: set[Binding] = set()
    pending = list(reversed(bindings))
    while pending:
        binding = pending.pop()
        if binding.kind != "narrowed":
            found[binding] = None
        elif binding not in seen:
            seen.add(binding)
            pending.extend(reversed(binding.previous))
    return tuple(found)
