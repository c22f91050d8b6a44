"""FAL106: something is awaited that is no awaitable."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope, Things
from fastapi_async_lint.model import Finding, Fix

from ._edits import drop_await, rename
from ._protocols import in_words, misuse_finding
from ._rule import AS_GOOD, Example, Rule

_ENTERED = {"context": "with", "async_context": "async with"}


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    if not scope.is_async:
        return
    for expression, things in analysis.protocols.misused(scope, "awaited"):
        if not any(thing.kind == "async_iterator" for thing in things):
            yield _finding(analysis, scope, expression, things)


def _finding(analysis: Analysis, scope: Scope, expression: int, things: Things) -> Finding:
    twin = analysis.protocols.twin(scope, expression, "coroutine")
    says = f"is awaited, but is {in_words(things)}: TypeError"
    fix = _fix(scope, expression, things, twin)
    return misuse_finding(RULE, analysis, scope, expression, says, _help(things, twin), fix)


def _help(things: Things, twin: str) -> str:
    if twin:
        return f"Await its async counterpart `{twin}`."
    if "call" in things[0].can and not things[0].kind:
        return "Call it."
    statement = _ENTERED.get(things[0].kind)
    return f"Enter it with `{statement}`." if statement else "Drop the `await`."


def _fix(scope: Scope, expression: int, things: Things, twin: str) -> Fix | None:
    if twin:
        edits = rename(scope, expression, twin)
        return Fix(f"Await `{twin}`", edits, safe=False) if edits else None
    if any(thing.kind in _ENTERED or "call" in thing.can for thing in things):
        return None
    return Fix("Drop the `await`", drop_await(scope, expression), safe=False)


RULE = Rule(
    code="FAL106",
    name="await-on-sync",
    level="error",
    summary="What a synchronous function gives is awaited.",
    why=(
        "The synchronous call runs to its end, on the event loop, and then `await` finds nothing to await: `TypeError: object "
        "dict can't be used in 'await' expression`, and a 500."
    ),
    not_reported=(
        "Functions whose result is not known completely; methods that a subclass overrides with `async def`, or that are "
        "assigned; results that are tested with `inspect.isawaitable`; callables that may be given either kind of function."
    ),
    when_off="Never, in code that runs.",
    fix_safety=(
        "Unsafe: the async counterpart is awaited where one is known (`invoke` becomes `ainvoke`), else the `await` is dropped; "
        "the function may have been meant to become `async def`."
    ),
    examples=(
        Example(
            bad="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/chat")
async def chat(prompt: str) -> dict[str, str]:
    message = await llm.invoke(prompt)  # error
    return {"answer": str(message.content)}
""",
            good="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/chat")
async def chat(prompt: str) -> dict[str, str]:
    message = await llm.ainvoke(prompt)
    return {"answer": str(message.content)}
""",
            fixed=AS_GOOD,
        ),
        Example(
            bad="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def load(name: str) -> str:
    return await asyncio.sleep(0, name)


def count_words(text: str) -> dict[str, int]:
    return {"words": len(text.split())}


@app.get("/words")
async def words(name: str) -> dict[str, int]:
    text = await load(name)
    return await count_words(text)  # error
""",
            good="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def load(name: str) -> str:
    return await asyncio.sleep(0, name)


def count_words(text: str) -> dict[str, int]:
    return {"words": len(text.split())}


@app.get("/words")
async def words(name: str) -> dict[str, int]:
    text = await load(name)
    return count_words(text)
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
