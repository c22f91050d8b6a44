"""What became of the fixes of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from fastapi_async_lint.engine import Result
from fastapi_async_lint.model import Level, Span


class Fixed(NamedTuple):
    """A fix that was made."""

    path: Path
    code: str
    name: str
    level: Level


class Refusal(NamedTuple):
    """A fix, or (without a code) a whole file, that was not made, and why."""

    path: Path
    span: Span
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """`texts` are the changed files, `before` what they were; `first` is what was found at first, `result` what still is."""

    first: Result
    result: Result
    texts: Mapping[Path, str]
    before: Mapping[Path, str]
    fixed: tuple[Fixed, ...] = ()
    refused: tuple[Refusal, ...] = ()
