"""FAL108: an async iterator is iterated synchronously."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope, Things
from fastapi_async_lint.model import Finding, Fix

from ._edits import make_loop
from ._protocols import in_words, misuse_finding
from ._rule import AS_GOOD, Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for kind in ("iterated", "starred"):
        for expression, things in analysis.protocols.misused(scope, kind):
            if _is_async(things):
                edits = make_loop(scope, expression, is_async=True)
                fix = Fix("Make it `async for`", edits, safe=True) if edits else None
                says = f"is iterated with `for`, but is {in_words(things)}: TypeError"
                yield misuse_finding(RULE, analysis, scope, expression, says, _help(scope), fix)
    for expression, things in analysis.protocols.consumed(scope):
        if _is_async(things):
            says = f"is given to a function that iterates over it, but is {in_words(things)}: TypeError"
            yield misuse_finding(RULE, analysis, scope, expression, says, _help(scope))


def _is_async(things: Things) -> bool:
    return all("async iterate" in thing.can for thing in things)


def _help(scope: Scope) -> str:
    return "Iterate with `async for`" + ("." if scope.is_async else ", in an `async def`.")


RULE = Rule(
    code="FAL108",
    name="sync-iteration-of-async",
    level="error",
    summary="An async iterator is iterated with a plain `for`, or given to `list()` and the like.",
    why="`TypeError: 'async_generator' object is not iterable`, and a 500; nothing of the generator's body runs.",
    not_reported="Objects that can be iterated both ways.",
    when_off="Never, in code that runs.",
    fix_safety=(
        "Safe: `for` becomes `async for`, in an `async def`. No fix for generator expressions and for `list(...)`, which become "
        "something else."
    ),
    examples=(
        Example(
            bad="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/chat")
async def chat(prompt: str) -> list[str]:
    return [str(chunk.content) for chunk in llm.astream(prompt)]  # error
""",
            good="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/chat")
async def chat(prompt: str) -> list[str]:
    return [str(chunk.content) async for chunk in llm.astream(prompt)]
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
