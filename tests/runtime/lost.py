"""Finds the lines on which coroutines were made that never ran."""

import gc
import re
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .expectations import Line

FRAME = re.compile(r'^  File "(?P<path>[^"]+)", line (?P<line>\d+), in ', re.MULTILINE)
DEPTH = 60


@contextmanager
def lost_coroutines(root: Path) -> Iterator[list[tuple[Line, ...]]]:
    """Collect the lines under ``root`` that led to coroutines which nobody awaited."""
    lost: list[tuple[Line, ...]] = []
    depth = sys.get_coroutine_origin_tracking_depth()
    threading.setprofile(_track_in_new_thread)
    sys.set_coroutine_origin_tracking_depth(DEPTH)
    gc.freeze()  # makes the collection below quick: it looks at what the program made
    gc.disable()  # a collection at the wrong moment, in a frame without builtins, loses the warning
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield lost
            gc.collect()
    finally:
        gc.enable()
        gc.unfreeze()
        threading.setprofile(None)
        sys.set_coroutine_origin_tracking_depth(depth)
    lost.extend(filter(None, (_origin(str(warning.message), root) for warning in caught)))


def _track_in_new_thread(*_: Any) -> None:
    """Track origins in the thread that starts here: the setting is the thread's own."""
    sys.setprofile(None)
    sys.set_coroutine_origin_tracking_depth(DEPTH)


def _origin(message: str, root: Path) -> tuple[Line, ...]:
    """Return the lines of the project that led to the coroutine, outermost first."""
    if "was never awaited" not in message:
        return ()
    frames = [(Path(frame["path"]), int(frame["line"])) for frame in FRAME.finditer(message)]
    return tuple(Line(str(p.relative_to(root)), n) for p, n in frames if p.is_relative_to(root))
