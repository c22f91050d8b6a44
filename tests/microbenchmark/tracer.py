"""Watches a program while it runs: which functions start, where, and from which line.

From Python 3.12 on with `sys.monitoring`; before that with `sys.setprofile`, which does not see a coroutine being made.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dis import opmap
from functools import cache
from pathlib import Path
from types import CodeType, FrameType, FunctionType, MethodType
from typing import Any

from .expectations import Context, Edge, Facts, Function, Line, beginnings, functions

SEES_MAKING = sys.version_info >= (3, 12)
"""Whether a coroutine is seen where it is made, and not only where it first runs."""

PLACERS = frozenset("anyio asyncio concurrent fastapi langchain_core langgraph starlette threading uvicorn".split())
"""Packages that run functions on their own account: what they start was not called by the program."""


class Tracer:
    """Collects what happens to the code below a directory. `loop` is the server's event loop; `phase` is where code runs that is
    on it (`startup`, then `loop`), or, before there is one, `import`."""

    def __init__(self, root: Path) -> None:
        self.facts = Facts()
        self.loop: asyncio.AbstractEventLoop | None = None
        self.phase = "import"
        self.prefix = f"{root}{os.sep}"
        self._functions = functions(root)
        self._beginnings = beginnings(root)
        self._codes: dict[CodeType, Function | None] = {}

    # --- what starts

    def started(self, code: CodeType, frame: FrameType) -> None:
        """A function begins to run in this frame."""
        function = self.function(code)
        if function is None:
            return
        self.resumed(code)
        line = self._calling_line(frame.f_back)
        if line is not None:
            self.facts.calls.add(Edge(line, function))

    def resumed(self, code: CodeType) -> None:
        """A function runs on, perhaps elsewhere: a task that was started at startup, a generator in another thread."""
        function = self.function(code)
        if function is not None:
            self.facts.contexts.add(Context(function, self._where()))

    def made(self, caller: CodeType, offset: int, callee: object) -> None:
        """A call of something that may be a coroutine function."""
        path = self.path(caller)
        if path is None:
            return
        if isinstance(callee, MethodType):
            callee = callee.__func__
        if isinstance(callee, FunctionType) and callee.__code__.co_flags & _COROUTINE:
            function = self.function(callee.__code__)
            line = _line_of(caller, offset)
            if function is not None and line is not None:
                self.facts.makes.add(Edge(Line(path, line), function))

    def _where(self) -> str:
        try:
            running = asyncio.get_running_loop()
        except RuntimeError:
            is_main = threading.current_thread() is threading.main_thread()
            return "import" if is_main and self.phase == "import" else "thread"
        if self.loop is None or running is self.loop:
            return self.phase
        return "thread"

    def _calling_line(self, frame: FrameType | None) -> Line | None:
        """The nearest line of the program among the callers, unless a package comes before it that runs functions itself."""
        while frame is not None:
            path = self.path(frame.f_code)
            if path is not None:
                return Line(path, frame.f_lineno)
            if frame.f_globals.get("__name__", "").partition(".")[0] in PLACERS:
                return None
            frame = frame.f_back
        return None

    # --- which function

    def function(self, code: CodeType) -> Function | None:
        """The function of the program that a code object belongs to; none for modules, classes and comprehensions."""
        if code not in self._codes:
            self._codes[code] = self._identify(code)
        return self._codes[code]

    def _identify(self, code: CodeType) -> Function | None:
        path = self.path(code)
        if path is None:
            return None
        line = Line(path, code.co_firstlineno)
        line = self._beginnings.get(line, line)
        named = code.co_flags & _OPTIMIZED and (code.co_name == "<lambda>" or not code.co_name.startswith("<"))
        return self._functions.get(line) if named else None

    def path(self, code: CodeType) -> str | None:
        """The file of the program that a code object comes from."""
        name = code.co_filename
        return name.removeprefix(self.prefix).replace(os.sep, "/") if name.startswith(self.prefix) else None


_OPTIMIZED = 0x1
_COROUTINE = 0x80
_RESUME = opmap["RESUME"]
"""Where a frame begins or runs on; a profiler is also called when an exception is thrown into one that waits, to close it."""


def _line_of(code: CodeType, offset: int) -> int | None:
    return next((line for start, end, line in code.co_lines() if start <= offset < end), None)


@contextmanager
def traced(tracer: Tracer) -> Iterator[None]:
    """Watch all threads."""
    with _monitored(tracer) if SEES_MAKING else _profiled(tracer):
        yield


_monitoring: list[Tracer] = []
"""The tracer that is told what the monitoring sees."""


@contextmanager
def _monitored(tracer: Tracer) -> Iterator[None]:
    _monitor()
    _monitoring.append(tracer)
    try:
        yield
    finally:
        _monitoring.remove(tracer)


@cache
def _monitor() -> None:
    """Begin to monitor, for good: to switch it on again would cost two seconds, for all the code that is loaded."""
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined]
    events, tool = monitoring.events, monitoring.PROFILER_ID

    def start(code: CodeType, offset: int) -> Any:
        if not _monitoring or _monitoring[-1].path(code) is None:
            return monitoring.DISABLE
        monitoring.set_local_events(tool, code, events.CALL | events.PY_RESUME)
        if _monitoring[-1].function(code) is not None:
            _monitoring[-1].started(code, sys._getframe(1))
        return None

    def resume(code: CodeType, offset: int) -> Any:
        if _monitoring:
            _monitoring[-1].resumed(code)

    def call(code: CodeType, offset: int, callee: object, _: object) -> Any:
        if _monitoring:
            _monitoring[-1].made(code, offset, callee)

    monitoring.use_tool_id(tool, "microbenchmark")
    monitoring.register_callback(tool, events.PY_START, start)
    monitoring.register_callback(tool, events.PY_RESUME, resume)
    monitoring.register_callback(tool, events.CALL, call)
    monitoring.set_events(tool, events.PY_START)


@contextmanager
def _profiled(tracer: Tracer) -> Iterator[None]:
    seen: set[int] = set()
    kept: list[FrameType] = []  # a frame's id is its own as long as it lives

    def profile(frame: FrameType, event: str, _: object) -> None:
        # of every call this is asked, so it must be quick
        if event != "call" or not frame.f_code.co_filename.startswith(tracer.prefix):
            return
        code = frame.f_code
        if tracer.function(code) is None or code.co_code[frame.f_lasti] != _RESUME:
            return
        if id(frame) in seen:
            tracer.resumed(code)
            return
        seen.add(id(frame))
        kept.append(frame)
        tracer.started(code, frame)

    threading.setprofile(profile)
    sys.setprofile(profile)
    try:
        yield
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
