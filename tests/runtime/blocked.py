"""Records where the fixture programs block, and whether that is on the server's event loop."""

import asyncio
import functools
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from .expectations import Line

AUDIT_EVENTS = {
    "socket.connect",
    "subprocess.Popen",
    "os.system",
    "builtins.input",
}
SPAWNED_BY_THE_LOOP = "asyncio.unix_events"
COROUTINE_DATABASE_CALL = "sqlalchemy.ext.asyncio.engine"
THE_LOOP = "asyncio.base_events"


@dataclass(frozen=True)
class Block:
    """A blocking call: the lines of the project that led to it, outermost first."""

    lines: tuple[Line, ...]
    on_event_loop: bool


@dataclass
class Watch:
    """What is recorded while it is active."""

    root: Path
    blocks: list[Block] = field(default_factory=list)

    def record(self, frame: FrameType | None) -> None:
        """Remember the blocking call that is made in the given frame."""
        lines: list[Line] = []
        in_loop = in_own_loop = False
        while frame is not None:
            module = frame.f_globals.get("__name__")
            if module in (SPAWNED_BY_THE_LOOP, COROUTINE_DATABASE_CALL):
                return
            in_loop |= module == THE_LOOP
            path = Path(frame.f_code.co_filename)
            if path.is_relative_to(self.root):
                in_own_loop |= in_loop  # the program has started it, in a thread of its own
                lines.append(Line(str(path.relative_to(self.root)), frame.f_lineno))
            frame = frame.f_back
        if lines:
            self.blocks.append(Block(tuple(reversed(lines)), _loop_is_running() and not in_own_loop))


_active: list[Watch] = []


@contextmanager
def recording() -> Iterator[None]:
    """Make blocking calls recordable; programs loaded inside of it sleep under our eyes."""
    _install_hooks()
    original = time.sleep
    time.sleep = _recorded_sleep(original)  # type: ignore[assignment]
    try:
        yield
    finally:
        time.sleep = original


@contextmanager
def watch_blocks(root: Path) -> Iterator[Watch]:
    """Record the blocking calls that code under ``root`` leads to."""
    watch = Watch(root)
    _active.append(watch)
    try:
        yield watch
    finally:
        _active.remove(watch)


def _recorded_sleep(original: Callable[[float], None]) -> Callable[[float], None]:
    @functools.wraps(original)
    def sleep(seconds: float) -> None:
        _record(sys._getframe(1))
        original(seconds)

    return sleep


def _loop_is_running() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _audit(name: str, args: tuple[Any, ...]) -> None:
    if _active and name in AUDIT_EVENTS and not _is_non_blocking_socket(args):
        _record(sys._getframe(1))


def _is_non_blocking_socket(args: tuple[Any, ...]) -> bool:
    return bool(args) and isinstance(args[0], socket.socket) and args[0].gettimeout() == 0


def _record(frame: FrameType | None) -> None:
    for watch in _active:
        watch.record(frame)


def _on_database_call(*_: Any) -> None:
    _record(sys._getframe(1))


def _install_hooks(installed: list[bool] = []) -> None:  # noqa: B006 - an audit hook stays forever
    if not installed:
        installed.append(True)
        sys.addaudithook(_audit)
        event.listen(Engine, "before_cursor_execute", _on_database_call)
        event.listen(Engine, "commit", _on_database_call)
