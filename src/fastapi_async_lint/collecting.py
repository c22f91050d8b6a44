"""Work during which Python does not look for garbage in cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_gc() -> Iterator[None]:
    """A parse and an analysis make millions of small objects and keep nearly all of them: looking for garbage among them takes
    as long again, and frees nothing. What is not in a cycle is freed at once as ever."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
