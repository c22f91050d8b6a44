"""FAL123: a synchronous decorator on a coroutine function ends before the coroutine runs."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Early, Scope
from fastapi_async_lint.model import Finding, Hop
from fastapi_async_lint.words import written

from ._rule import Example, Rule

_MISSED = {
    "with": "the `with` is left when the coroutine is made, before any of it runs",
    "try": "the `try` is left when the coroutine is made: what that raises passes it by",
}


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for early in analysis.early_ends.of(scope):
        if scope.parent is not None:
            yield RULE.finding(
                analysis,
                scope,
                scope.parent.anchor(early.decorator),
                (
                    f"`{written(scope.parent, early.decorator)}` has no effect on `{scope.name}`, which is `async def`: "
                    f"{_MISSED[early.statement]}"
                ),
                confidence="medium",
                chain=_chain(early),
                help="Use a wrapper that is `async def` and awaits the function.",
                cause=_cause(early),
            )


def _cause(early: Early) -> str:
    """The wrapper, whatever it is put on; nothing for a library's."""
    return "" if early.wrapper is None else f"{early.wrapper.path}:{early.wrapper.index}:{early.call}"


def _chain(early: Early) -> tuple[Hop, ...]:
    if early.wrapper is None:
        return ()
    return (Hop(early.wrapper.anchor(early.call), "the wrapper only makes the coroutine here"),)


RULE = Rule(
    code="FAL123",
    name="decorator-leaves-early",
    level="warning",
    summary="A decorator with a synchronous `with` or `try` around the call is put on a coroutine function.",
    why=(
        "Calling a coroutine function only makes the coroutine. A decorator that times it, holds a lock or catches exceptions is "
        "done before the body begins: the time is always 0, the lock is free, the exception reaches the client."
    ),
    not_reported="Wrappers that are `async def`; decorators with a wrapper for each kind; those that do nothing after the call.",
    when_off="Where the decorator is meant to look at the call only.",
    fix_safety="None: the wrapper has to be written anew.",
    examples=(
        Example(
            bad="""
import asyncio
from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def or_nothing(function):
    @wraps(function)
    def wrapper(*args):
        try:
            return function(*args)
        except KeyError:
            return None

    return wrapper


@or_nothing  # error
async def find(name: str) -> str:
    await asyncio.sleep(0.1)
    return {"tea": "green"}[name]


@app.get("/find")
async def of_find(name: str) -> str | None:
    return await find(name)
""",
            good="""
import asyncio
from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def or_nothing(function):
    @wraps(function)
    async def wrapper(*args):
        try:
            return await function(*args)
        except KeyError:
            return None

    return wrapper


@or_nothing
async def find(name: str) -> str:
    await asyncio.sleep(0.1)
    return {"tea": "green"}[name]


@app.get("/find")
async def of_find(name: str) -> str | None:
    return await find(name)
""",
        ),
    ),
    check=check,
)
