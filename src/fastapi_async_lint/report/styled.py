"""What reports are made of: lines with styles, which a terminal shows in colour and everything else as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

Read = Callable[[Path], str]
"""Gives the text of a file, empty when there is none to show."""


class Line(NamedTuple):
    """A line of a report: texts with the styles (as `rich` names them) that they are shown in."""

    parts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, *parts: str | tuple[str, str]) -> Line:
        """A line of texts, and of texts with styles."""
        return cls(tuple((part, "") if isinstance(part, str) else part for part in parts))

    @property
    def plain(self) -> str:
        """The text without styles."""
        return "".join(text for text, _ in self.parts)
