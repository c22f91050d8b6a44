"""Calls what rows say blocks, in a running event loop, and sees whether it does; the twins have to give something to await.

Nothing leaves the machine: a connection, a look-up of a name, a process or a sleep that the calling thread begins is the
proof, and is stopped by an exception at that moment. What needs more than made-up arguments is not seen, which says nothing
about its row.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
import json
import sys
import threading
import time
import typing
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi_async_lint.analysis import typetext
from fastapi_async_lint.knowledge import Fact, Knowledge
from fastapi_async_lint.knowledge.files import read_library
from tools.knowledge import live
from tools.knowledge.overlay import read_overlay

MEASURED = Path(__file__).with_name("measured.json")
_BEGIN_WAITING = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.sendto",
        "subprocess.Popen",
        "os.system",
        "sqlite3.connect",
    }
)
_DEEPEST = 6
_NOWHERE = "http://127.0.0.1:9/"
_NAMED: Mapping[str, object] = {"url": _NOWHERE, "uri": _NOWHERE, "method": "GET", "cmd": ["true"], "model": "x"}
_VALUES: Mapping[object, object] = {str: "x", int: 1, float: 1.0, bool: True, bytes: b"x", list: [], dict: {}}


class Waits(BaseException):
    """Raised in place of what would keep the thread waiting."""


class _Watch:
    """What began to wait in the watched thread."""

    thread = 0
    seen = ""

    def audit(self, event: str, args: tuple[Any, ...]) -> None:
        if self.thread != threading.get_ident() or event not in _BEGIN_WAITING:
            return
        if event == "socket.connect" and args[0].gettimeout() == 0:
            return
        self.stop(event)

    def sleep(self, seconds: float) -> None:
        if self.thread == threading.get_ident():
            self.stop("time.sleep")
        _sleep(seconds)

    def stop(self, event: str) -> None:
        self.seen = event
        raise Waits(event)


_sleep = time.sleep
_watch = _Watch()


def probe(name: str) -> list[str]:
    """The paths of the library's callables whose call was seen to block; sorted."""
    _listen()
    time.sleep = _watch.sleep
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return sorted(set(asyncio.run(_probe(name))))
    finally:
        time.sleep = _sleep


@functools.cache
def _listen() -> None:
    sys.addaudithook(_watch.audit)  # It stays for good.


async def _probe(name: str) -> list[str]:
    library, knowledge = read_library(name), Knowledge()
    found = [
        path for path, row in library.functions.items() if _is_wanted(knowledge.function(path)) and _waits(_found(path))
    ]
    for receiver, class_path in _instances(name, knowledge):
        for ancestor in knowledge.line(class_path):
            for method, fact in ancestor.methods.items():
                path = f"{ancestor.path}.{method}"
                if path not in found and not method.startswith("_") and _is_wanted(fact):
                    function = _attribute(receiver, method)
                    if function is not None and _waits(function):
                        found.append(path)
    return found


def _is_wanted(fact: Fact | None) -> bool:
    return fact is not None and bool(fact.blocks) and fact.blocks not in {"minor", "cpu", "file", "input", "lock"}


def _instances(name: str, knowledge: Knowledge) -> Iterator[tuple[Any, str]]:
    """Objects to call methods of: those that the overlay says how to make, and what their attributes lead to."""
    seen: set[str] = set()
    for path, expression in read_overlay(name).probe.items():
        _found(path)  # Imports what the expression names.
        made = _made(expression)
        waiting = [(made, path, 0)] if made is not None else []
        while waiting:
            receiver, owner, depth = waiting.pop()
            if owner in seen or depth > _DEEPEST:
                continue
            seen.add(owner)
            yield receiver, owner
            for ancestor in knowledge.line(owner):
                for attribute, text in ancestor.attributes.items():
                    types = typetext.parse(text)
                    value = _attribute(receiver, attribute)
                    if value is not None and len(types) == 1 and types[0].operand:
                        waiting.append((value, knowledge.canonical(types[0].operand), depth + 1))


def _made(expression: str) -> Any:
    names = {name.partition(".")[0] for name in compile(expression, "probe", "eval").co_names}
    scope: dict[str, Any] = {}
    for module in names:
        try:
            scope[module] = live.find(module)
        except LookupError:
            continue
    try:
        return eval(expression, scope)
    except Exception as error:
        print(f"{expression}: cannot be made: {error!r:.200}", file=sys.stderr)
        return None


def _found(path: str) -> Any:
    try:
        return live.find(path)
    except LookupError:
        return None


def _attribute(receiver: Any, name: str) -> Any:
    try:
        with _bounded():
            return getattr(receiver, name)
    except (Exception, Waits):
        return None


def _waits(function: Callable[..., Any] | None) -> bool:
    """Call it, iterate or enter what it gives, and say whether this thread began to wait."""
    if function is None:
        return False
    _watch.seen = ""
    try:
        with _bounded():
            given = function(**_arguments(function))
            if inspect.isawaitable(given):
                given.close() if inspect.iscoroutine(given) else None
            elif hasattr(given, "__enter__"):
                given.__enter__()
            elif hasattr(given, "__next__"):
                next(given)
            elif hasattr(given, "__iter__") and not isinstance(given, str | bytes | list | dict):
                next(iter(given), None)
    except (Exception, Waits):  # What a library raises about made-up arguments is no concern of ours.
        pass
    return bool(_watch.seen)


def _arguments(function: Callable[..., Any]) -> dict[str, object]:
    required = [
        parameter
        for parameter in inspect.signature(function).parameters.values()
        if parameter.default is parameter.empty
        and parameter.kind in {parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY}
    ]
    try:
        hints = typing.get_type_hints(live.innermost(live.function_of(function)))
    except Exception:  # Annotations that only a type checker reads.
        hints = {}
    return {
        parameter.name: _NAMED.get(parameter.name, _value(hints.get(parameter.name, str))) for parameter in required
    }


def _value(hint: Any) -> object:
    origin = typing.get_origin(hint) or hint
    for known, value in _VALUES.items():
        if origin is known:
            return value
    options = [option for option in typing.get_args(hint) if option is not type(None)]
    if origin is typing.Literal:
        return options[0]
    if "Sequence" in str(origin) or "Iterable" in str(origin):
        return []
    return _value(options[0]) if options else "x"


@contextmanager
def _bounded() -> Iterator[None]:
    """Watch the calling thread."""
    _watch.thread = threading.get_ident()
    try:
        yield
    finally:
        _watch.thread = 0


def measured() -> Mapping[str, list[str]]:
    """For each library that was probed: the paths of what was seen to block."""
    rows: Mapping[str, list[str]] = json.loads(MEASURED.read_text(encoding="utf-8"))
    return rows


def record(found: Mapping[str, list[str]]) -> None:
    """Write down what was seen, beside what was seen of other libraries before."""
    before = measured() if MEASURED.exists() else {}
    rows = {name: paths for name, paths in sorted({**before, **found}.items()) if paths}
    MEASURED.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
