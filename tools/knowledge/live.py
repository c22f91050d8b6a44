"""Questions to live objects: where a name leads, what calling a function gives, under which paths a symbol stands."""

from __future__ import annotations

import ast
import asyncio
import collections.abc
import contextlib
import functools
import importlib
import inspect
import sys
import textwrap
import types
import typing
import warnings
from collections.abc import Iterator
from typing import Any

PLAIN = ""
UNKNOWN = "unknown"

_ASYNC_ORIGINS: dict[object, str] = {
    collections.abc.Coroutine: "coroutine",
    collections.abc.Awaitable: "awaitable",
    asyncio.Future: "awaitable",
    asyncio.Task: "awaitable",
    collections.abc.AsyncIterator: "async_iterator",
    collections.abc.AsyncIterable: "async_iterator",
    collections.abc.AsyncGenerator: "async_iterator",
    contextlib.AbstractAsyncContextManager: "async_context",
    contextlib.AbstractContextManager: "context",
}
_FUNCTIONS = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.ClassMethodDescriptorType,
    functools._lru_cache_wrapper,
)


_OFFLOADING = frozenset({"run_in_executor", "run_in_threadpool", "run_sync", "to_thread"})
_WAITING = (ast.AsyncFor, ast.AsyncWith)


class ExtraMissingError(LookupError):
    """A module of a library that needs another package, which is not installed."""


def find(path: str) -> Any:
    """The object at a dotted path; modules are imported as needed. Raises `LookupError`."""
    names = path.split(".")
    found: Any = _import_deepest(path, names)
    for name in names[1:]:
        found = _member(found, name, path)
    return found


def _import_deepest(path: str, names: list[str]) -> types.ModuleType:
    """Import as many leading names as are modules; the first of them comes back."""
    for end in range(len(names), 0, -1):
        module = ".".join(names[:end])
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                importlib.import_module(module)
        except ModuleNotFoundError as error:
            if error.name is not None and not f"{module}.".startswith(f"{error.name}."):
                raise ExtraMissingError(f"{path}: {module} needs {error.name}") from error
            continue
        except Exception as error:  # An import runs any code.
            raise LookupError(f"{path}: import of {module} fails: {error!r}") from error
        return sys.modules[names[0]]
    raise LookupError(f"{path}: {names[0]} is not installed")


def _member(owner: Any, name: str, path: str) -> Any:
    if inspect.isclass(owner):
        found = inspect.getattr_static(owner, name, None)
        if found is not None:
            return found
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return getattr(owner, name)
    except AttributeError as error:
        module = f"{owner.__name__}.{name}" if inspect.ismodule(owner) else ""
        if module in sys.modules:
            return sys.modules[module]
        raise LookupError(f"{path}: {getattr(owner, '__name__', owner)} has no {name!r}") from error
    except ImportError as error:  # A module that imports its names when they are asked for.
        raise ExtraMissingError(f"{path}: {name} needs what is not installed: {error}") from error
    except Exception as error:  # It runs any code, as an import does.
        raise LookupError(f"{path}: asking for {name!r} fails: {error!r}") from error


def function_of(member: Any) -> Any:
    """The function behind a static or class method, a partial, a bound method; anything else as it is."""
    while True:
        if isinstance(member, staticmethod | classmethod | types.MethodType):
            member = member.__func__
        elif isinstance(member, functools.partial):
            member = member.func
        elif isinstance(member, functools.partialmethod):
            member = member.func
        else:
            return member


def unwrapped(function: Any) -> Iterator[Any]:
    """The function, then each one that it wraps (`functools.wraps`)."""
    seen: set[int] = set()
    while function is not None and id(function) not in seen:
        seen.add(id(function))
        function = function_of(function)
        yield function
        function = getattr(function, "__wrapped__", None)


def flagged_kind(function: Any) -> str:
    """What calling the function gives, judged by its code: a kind, `PLAIN`, or `UNKNOWN` (no Python code)."""
    kind = UNKNOWN
    for inner in unwrapped(function):
        if _is_context_helper(inner):
            return _context_kind(inner)
        if inspect.iscoroutinefunction(inner):
            return "coroutine"
        if inspect.isasyncgenfunction(inner):
            return "async_iterator"
        if hasattr(inner, "__code__"):
            kind = PLAIN
    return kind


def says_nothing(member: Any) -> bool:
    """True for a plain function that does not say what it returns: it may give what another gives, a coroutine too."""
    function = function_of(member)
    return flagged_kind(function) in {PLAIN, UNKNOWN} and "return" not in getattr(
        innermost(function), "__annotations__", {}
    )


def only_offloads(owner: type, name: str, twin: str) -> bool:
    """True if the class has its own method `name`, and from a base a coroutine function `twin` that awaits nothing but a worker
    thread in which it runs that method."""
    method, coroutine = (next((base for base in owner.__mro__ if each in vars(base)), None) for each in (name, twin))
    if method is None or coroutine is None or method is coroutine or not issubclass(method, coroutine):
        return False
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(innermost(vars(coroutine)[twin]))))
    except (OSError, TypeError, SyntaxError):
        return False
    nodes = list(ast.walk(tree))
    awaited = [node.value for node in nodes if isinstance(node, ast.Await)]
    called = {ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else "" for node in awaited}
    runs = any(isinstance(node, ast.Attribute) and node.attr == name for node in nodes)
    return runs and bool(called) and called <= _OFFLOADING and not any(isinstance(node, _WAITING) for node in nodes)


def annotated_kind(annotation: object) -> str:
    """What a return annotation says that calling gives: a kind, or `PLAIN`."""
    origin = typing.get_origin(annotation) or annotation
    return _ASYNC_ORIGINS.get(origin, PLAIN) if isinstance(origin, collections.abc.Hashable) else PLAIN


def is_context_manager_factory(function: Any) -> bool:
    """True for a function made by `contextlib.contextmanager` or `asynccontextmanager`."""
    return any(map(_is_context_helper, unwrapped(function)))


def _is_context_helper(function: Any) -> bool:
    code = getattr(function, "__code__", None)
    return code is not None and code.co_name == "helper" and code.co_filename == contextlib.__file__


def _context_kind(helper: Any) -> str:
    return "async_context" if inspect.isasyncgenfunction(helper.__wrapped__) else "context"


def innermost(function: Any) -> Any:
    """The last function of `unwrapped`."""
    *_, last = unwrapped(function)
    return last


def signature_names(function: Any) -> list[str] | None:
    """The names of the parameters, `*` and `**` kept, or None where there is no signature."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return None
    prefixes: dict[object, str] = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
    return [prefixes.get(parameter.kind, "") + parameter.name for parameter in parameters]


def is_function(member: Any) -> bool:
    """True for what is called as a function or method: also built-ins, class and static methods, wrapped ones."""
    member = function_of(member)
    if inspect.isclass(member) or isinstance(member, functools.cached_property):
        return False
    if "property" in type(member).__name__.lower():  # A library's own `cachedproperty`, which can be called besides.
        return False
    return isinstance(member, _FUNCTIONS) or _is_wrapper(member)


def _is_wrapper(member: Any) -> bool:
    try:
        return callable(member) and hasattr(member, "__wrapped__")
    except Exception:  # A stand-in whose `__getattr__` says where its object has gone.
        return False


def same(left: Any, right: Any) -> bool:
    """True if both are one object, or one function of one class."""
    return left is right or function_of(left) is function_of(right)
