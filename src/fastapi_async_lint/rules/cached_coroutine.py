"""FAL122: `functools.lru_cache` and the like on a coroutine function."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import NOTHING, Finding
from fastapi_async_lint.words import written

from ._rule import Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    decorator = analysis.inference.decorators.caches(scope)
    if decorator != NOTHING and scope.parent is not None:
        what = "async iterator" if scope.is_generator else "coroutine"
        yield RULE.finding(
            analysis,
            scope,
            scope.parent.anchor(decorator),
            (
                f"`{written(scope.parent, decorator)}` keeps the {what} that `{scope.name}` gives, not its result: the second "
                f"call gets {'an' if scope.is_generator else 'a'} {what} that is used up, and fails"
            ),
            help="Cache the result: `alru_cache` of async_lru, a decorator of aiocache, or a dict of tasks.",
        )


RULE = Rule(
    code="FAL122",
    name="cached-coroutine",
    level="error",
    summary="A cache made for plain functions (`functools.lru_cache`, cachetools) is put on a coroutine function.",
    why=(
        "What is kept is the coroutine object. The first request awaits it; the second gets the same object: `RuntimeError: "
        "cannot reuse already awaited coroutine`, and a 500."
    ),
    not_reported="Caches that are made for coroutine functions (aiocache, async_lru).",
    when_off="Never, in code that runs.",
    fix_safety="None: another cache has to take its place.",
    examples=(
        Example(
            bad="""
from functools import lru_cache

from fastapi import FastAPI

app = FastAPI()


@lru_cache  # error
async def settings() -> dict[str, str]:
    return {"name": "shop"}


@app.get("/name")
async def name() -> str:
    return (await settings())["name"]
""",
            good="""
from functools import lru_cache

from fastapi import FastAPI

app = FastAPI()


@lru_cache
def settings() -> dict[str, str]:
    return {"name": "shop"}


@app.get("/name")
def name() -> str:
    return settings()["name"]
""",
        ),
    ),
    check=check,
)
