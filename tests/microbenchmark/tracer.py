"""Watches a program while it runs: which functions start, where, and from which line.

From Python 3.12 on with `sys.monitoring`; before that with `sys.setprofile`, which does not see a coroutine being made.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType, FunctionType, MethodType
from typing import Any

from .expectations import Context, Edge, Facts, Function, Line

SEES_MAKING = sys.version_info >= (3, 12)
"""Whether a coroutine is seen where it is made, and not only where it first runs."""

PLACERS = frozenset(
    "anyio asyncio concurrent fastapi langchain_core langgraph starlette threading uvicorn pydantic pydantic_core".split()
)
"""Packages that run functions on their own account: what they start was not called by the program."""


class Tracer:
    """Collects what happens to the code below a directory. `loop` is the server's event loop; `phase` is where code runs that is
    on it (`startup`, then `loop`), or, before there is one, `import`."""

    def __init__(self, root: Path) -> None:
        self.facts = Facts()
        self.loop: asyncio.AbstractEventLoop | None = None
        self.phase = "import"
        self._root = root
        self._codes: dict[CodeType, Function | None] = {}

    # --- what starts

    def started(self, code: CodeType, frame: FrameType) -> None:
        """A function begins to run in this frame."""
        function = self.function(code)
        if function is None:
            return
        self.facts.contexts.add(Context(function, self._where()))
        line = self._calling_line(frame.f_back)
        if line is not None:
            self.facts.calls.add(Edge(line, function))

    def made(self, caller: CodeType, offset: int, callee: object) -> None:
        """A call of something that may be a coroutine function."""
        if self._path(caller) is None:
            return
        if isinstance(callee, MethodType):
            callee = callee.__func__
        if isinstance(callee, FunctionType) and callee.__code__.co_flags & _COROUTINE:
            function = self.function(callee.__code__)
            line = _line_of(caller, offset)
            if function is not None and line is not None:
                self.facts.makes.add(Edge(Line(self._path(caller) or "", line), function))

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
            path = self._path(frame.f_code)
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
        path = self._path(code)
        if path is None or not code.co_flags & _OPTIMIZED:
            return None
        if code.co_name == "<lambda>":
            return Function(path, f"<lambda>@{code.co_firstlineno}")
        return None if code.co_name.startswith("<") else Function(path, code.co_qualname)

    def _path(self, code: CodeType) -> str | None:
        path = Path(code.co_filename)
        return path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else None


_OPTIMIZED = 0x1
_COROUTINE = 0x80


def _line_of(code: CodeType, offset: int) -> int | None:
    return next((line for start, end, line in code.co_lines() if start <= offset < end), None)


@contextmanager
def traced(tracer: Tracer) -> Iterator[None]:
    """Watch all threads."""
    with _monitored(tracer) if SEES_MAKING else _profiled(tracer):
        yield


@contextmanager
def _monitored(tracer: Tracer) -> Iterator[None]:
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined]
    events, tool = monitoring.events, monitoring.PROFILER_ID

    def start(code: CodeType, offset: int) -> Any:
        if tracer.function(code) is None:
            return monitoring.DISABLE
        frame = sys._getframe(1)
        tracer.started(code, frame)
        return None

    def call(code: CodeType, offset: int, callee: object, _: object) -> Any:
        tracer.made(code, offset, callee)

    monitoring.use_tool_id(tool, "microbenchmark")
    monitoring.register_callback(tool, events.PY_START, start)
    monitoring.register_callback(tool, events.CALL, call)
    monitoring.set_events(tool, events.PY_START | events.CALL)
    try:
        yield
    finally:
        monitoring.set_events(tool, 0)
        monitoring.register_callback(tool, events.PY_START, None)
        monitoring.register_callback(tool, events.CALL, None)
        monitoring.free_tool_id(tool)


@contextmanager
def _profiled(tracer: Tracer) -> Iterator[None]:
    seen: set[int] = set()
    kept: list[FrameType] = []  # a frame's id is its own as long as it lives

    def profile(frame: FrameType, event: str, _: object) -> None:
        if event != "call" or tracer.function(frame.f_code) is None or id(frame) in seen:
            return
        seen.add(id(frame))
        kept.append(frame)
        tracer.started(frame.f_code, frame)

    threading.setprofile(profile)
    sys.setprofile(profile)
    try:
        yield
    finally:
        sys.setprofile(None)
        threading.setprofile(None)  # type: ignore[arg-type]
