"""The cheapest question, asked first: can a file have findings at all? Needs no parser, imports nothing of ours."""

from __future__ import annotations

import re

_CAN_MATTER = re.compile(r"async|await|\.a\w+\(|^[ \t]*@[^\n]*\(|\badd_\w+\(|Route\(", re.MULTILINE)


def can_matter(text: str) -> bool:
    """Whether a file can have findings at all: a cheap look at its text, without parsing it.

    It can where it says `async` or `await`, calls a method named like a coroutine (`ainvoke`), or registers a function for
    others to run: by a decorator with arguments, a method `add_...`, or a route object.
    """
    return _CAN_MATTER.search(text) is not None
