"""The baseline: findings that were there when the tool came, counted by file, rule and function, because lines move.

Where there are more of a kind than it counts, all of that kind are reported: which of them is the new one, no count tells.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fastapi_async_lint.config import ConfigError
from fastapi_async_lint.writing import write_atomically

VERSION = 1

Key = tuple[Path, str, str]
"""A file, the code of a rule, the qualified name of a function."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """How many findings of each kind are known. The file names paths relative to its own directory."""

    path: Path
    counts: Mapping[Key, int] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """The baseline in a file. Raises `ConfigError` when there is none, or it is none."""
        try:
            document = json.loads(path.read_bytes())
        except FileNotFoundError as error:
            raise ConfigError("there is no such baseline; --update-baseline makes one", path) from error
        except OSError as error:
            raise ConfigError(f"cannot be read: {error.strerror or error}", path) from error
        except (ValueError, RecursionError) as error:
            raise ConfigError(f"is not a baseline: {error}", path) from error
        try:
            if document["version"] != VERSION:
                raise ConfigError(f"is a baseline of version {document['version']!r}, not {VERSION}", path)
            return cls(path, dict(_counts(path.parent.resolve(), document["findings"])))
        except (AttributeError, KeyError, TypeError) as error:
            raise ConfigError("is not a baseline: --update-baseline writes a new one", path) from error

    def is_known(self, key: Key, number: int) -> bool:
        """Whether that many findings of a kind are no more than it counts."""
        return number <= self.counts.get(key, 0)

    def gone(self, found: Mapping[Key, int], linted: Collection[Path], root: Path, is_on: Callable[[str], bool]) -> int:
        """How many of its findings are there no longer, in files that were linted, or that are gone from below a root. Of
        rules that are off, nothing can be said."""
        return sum(
            number - found.get(key, 0)
            for key, number in self.counts.items()
            if number > found.get(key, 0)
            and (key[0] in linted or (key[0].is_relative_to(root) and not key[0].exists()))
            and is_on(key[1])
        )

    def updated(
        self, found: Mapping[Key, int], linted: Collection[Path], is_on: Callable[[str], bool] = lambda code: True
    ) -> Baseline:
        """The baseline of what was found now. What is known of files that exist is kept where they were not linted, and for rules
        that are off."""
        kept = {
            key: number
            for key, number in self.counts.items()
            if key[0].exists() and not (key[0] in linted and is_on(key[1]))
        }
        return Baseline(self.path, {**kept, **found})

    def save(self) -> None:
        """Writes the file in one step. Raises `OSError`."""
        write_atomically(self.path, f"{json.dumps(self._document(), indent=2)}\n".encode())

    def _document(self) -> dict[str, object]:
        directory = self.path.parent.resolve()
        findings: dict[str, dict[str, dict[str, int]]] = {}
        for (path, code, symbol), number in sorted(self.counts.items()):
            name = Path(os.path.relpath(path, directory)).as_posix()
            findings.setdefault(name, {}).setdefault(code, {})[symbol] = number
        return {"version": VERSION, "findings": findings}


def _counts(directory: Path, findings: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Counter[Key]:
    counts: Counter[Key] = Counter()
    for name, codes in findings.items():
        path = Path(os.path.normpath(directory / name))
        for code, symbols in codes.items():
            for symbol, number in symbols.items():
                counts[path, code, symbol] += number
    return counts
