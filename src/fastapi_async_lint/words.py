"""Words for messages: expressions as one would write them, and how something is known."""

from __future__ import annotations

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import Analysis, Produced, Scope, Value
from fastapi_async_lint.analysis.values import (
    Annotated,
    LibraryInstance,
    LibraryMethod,
    LibraryName,
    NameOnly,
    ProjectFunction,
    Site,
    in_order,
)
from fastapi_async_lint.model import Hop

_LONGEST = 60


def written(scope: Scope, expression: int) -> str:
    """An expression as it is written, shortened: `session.execute(...)`."""
    text = _written(scope, expression)
    return text if len(text) <= _LONGEST else f"...{text[-_LONGEST:]}"


def _written(scope: Scope, expression: int) -> str:
    match scope.nodes[expression]:
        case m.Name(name):
            return name.partition("#")[0]
        case m.Attribute(value, name):
            return f"{_written(scope, value)}.{name}"
        case m.Call(function, arguments):
            return f"{_written(scope, function)}({'...' if arguments else ''})"
        case m.Subscript(value, _):
            return f"{_written(scope, value)}[...]"
        case m.Await(value):
            return f"(await {_written(scope, value)})"
        case m.String(text):
            return repr(text)
        case m.Constant(text):
            return text
    return "(...)"


def callee_text(callee: Value) -> str:
    """The name of what is called: `sqlalchemy.orm.Session.execute`, `Service.load`."""
    match callee:
        case LibraryName(path) | LibraryInstance(path):
            return path.removeprefix("builtins.")
        case LibraryMethod(owner, name):
            return f"{owner.path.rpartition('.')[2]}.{name}"
        case ProjectFunction(scope):
            return scope.qualname.replace(".<locals>", "")
        case NameOnly(name):
            return name
    return "it"


def library_of(callee: Value) -> str:
    """The top-level module of the library that a callee belongs to; empty where there is none."""
    match callee:
        case LibraryName(path) | LibraryInstance(path):
            return path.partition(".")[0]
        case LibraryMethod(owner):
            return owner.path.partition(".")[0]
    return ""


def why_coroutine(analysis: Analysis, scope: Scope, expression: int) -> tuple[str, tuple[Hop, ...]]:
    """How it is known that a call makes a coroutine: in words, and where."""
    for value in in_order(analysis.values(scope, expression)):
        if isinstance(value, Produced):
            return _why(value, analysis.inference.decorators.stands_for(value.callee))
        if isinstance(value, LibraryInstance):
            return f"of a `{value.path.rpartition('.')[2]}` nothing happens until it is awaited", ()
    return "", ()


def _why(value: Produced, callee: Value) -> tuple[str, tuple[Hop, ...]]:
    """`callee`: the function that is meant, where a wrapper is called in its place."""
    match callee:
        case ProjectFunction(function):
            name = callee_text(callee)
            return f"`{name}` is `async def`", (Hop(function.anchor(), f"`{name}` is defined here with `async def`"),)
        case LibraryMethod(owner, name):
            return f"`{name}` of `{owner.path}` is a coroutine function", ()
        case LibraryName(path):
            return f"`{path}` is a coroutine function", ()
        case NameOnly(name):
            return f"`{name}` is a coroutine function in every library that has one", ()
        case Annotated(site):
            return "its annotation says so", (Hop(site.scope.anchor(site.expression), "the annotation"),)
    return "", ()


def why_thing(analysis: Analysis, scope: Scope, expression: int) -> tuple[str, tuple[Hop, ...]]:
    """How it is known what a call gives, in words, and where: what is called, if that is one thing."""
    node = scope.nodes[expression]
    callees = analysis.values(scope, node.function) if isinstance(node, m.Call) else frozenset()
    if len(callees) != 1:
        return "", ()
    site = Site(analysis.inference.frames.plain(scope), expression)
    callee = analysis.inference.decorators.stands_for(next(iter(callees)))
    match callee:
        case ProjectFunction(function):
            name, kind = callee_text(callee), _kind_of(function)
            return f"`{name}` is {kind}", (Hop(function.anchor(), f"`{name}` is defined here: {kind}"),)
        case LibraryMethod(owner, name):
            return f"`{name}` of `{owner.path}` is {_kind_of_row(analysis, callee, site)}", ()
        case LibraryName(path) if analysis.knowledge.class_(path) is None:
            return f"`{path.removeprefix('builtins.')}` is {_kind_of_row(analysis, callee, site)}", ()
    return "", ()


def _kind_of(function: Scope) -> str:
    if function.is_generator:
        return "an async generator function" if function.is_async else "a generator function"
    return "`async def`" if function.is_async else "a plain `def`"


def _kind_of_row(analysis: Analysis, callee: Value, site: Site) -> str:
    fact = analysis.inference.results.fact_at(callee, site)
    return _OF_KIND.get(fact.kind if fact is not None else "", "synchronous")


_OF_KIND = {
    "coroutine": "a coroutine function",
    "async_iterator": "an async generator",
    "async_context": "an async context manager",
    "awaitable": "a function that gives a future",
}


def confidence_of(analysis: Analysis, scope: Scope, expression: int) -> m.Confidence:
    """Low where only a method's name says that it is a coroutine, high where its receiver is known."""
    values = analysis.values(scope, expression)
    return "low" if any(isinstance(v, Produced) and isinstance(v.callee, NameOnly) for v in values) else "high"
