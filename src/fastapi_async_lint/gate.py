"""The cheapest question, asked first: can a file have findings at all? Needs no parser, imports nothing of ours."""

from __future__ import annotations

import re

_CAN_MATTER = re.compile(r"async|await|\.a\w+\(|^[ \t]*@[\w.]+\.\w+\(", re.MULTILINE)


def can_matter(text: str) -> bool:
    """Whether a file can have findings at all: a cheap look at its text, without parsing it."""
    return _CAN_MATTER.search(text) is not None
