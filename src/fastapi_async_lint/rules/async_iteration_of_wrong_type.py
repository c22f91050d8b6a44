"""FAL109: `async for` over something that is no async iterator: a coroutine that gives one, or a synchronous iterator."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import Analysis, Scope, Things
from fastapi_async_lint.model import Finding, Fix

from ._edits import await_edits, make_loop, rename
from ._protocols import in_words, misuse_finding
from ._rule import AS_GOOD, Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for expression, things in analysis.protocols.misused(scope, "async iterated") if scope.is_async else ():
        if any("async iterate" in thing.can for thing in things):
            continue
        is_coroutine = all(thing.kind == "coroutine" for thing in things)
        if not (is_coroutine and isinstance(scope.nodes[expression], m.Name)):
            help, fix = _mend(analysis, scope, expression, things)
            says = f"is iterated with `async for`, but is {in_words(things)}: TypeError"
            yield misuse_finding(RULE, analysis, scope, expression, says, help, fix)


def _mend(analysis: Analysis, scope: Scope, expression: int, things: Things) -> tuple[str, Fix | None]:
    if all(thing.kind == "coroutine" for thing in things):
        if not analysis.protocols.awaited_can(things, "async iterate"):
            return "Await it first, and iterate over the result as its type asks.", None
        return "Await it first: `async for item in await ...`.", Fix(
            "Add `await`", await_edits(scope, expression), safe=True
        )
    twin = analysis.protocols.twin(scope, expression, "async_iterator")
    if twin:
        edits = rename(scope, expression, twin)
        return f"Its async counterpart is `{twin}`.", Fix(
            f"Iterate over `{twin}`", edits, safe=False
        ) if edits else None
    if all("iterate" in thing.can for thing in things):
        edits = make_loop(scope, expression, is_async=False)
        return "Iterate with a plain `for`.", Fix("Make it a plain `for`", edits, safe=False) if edits else None
    return ("Call it." if all("call" in thing.can for thing in things) else "Give `async for` an async iterator."), None


RULE = Rule(
    code="FAL109",
    name="async-iteration-of-wrong-type",
    level="error",
    summary="`async for` over a coroutine that was not awaited, or over a synchronous iterator.",
    why=(
        "`TypeError: 'async for' requires an object with __aiter__ method, got coroutine`, and a 500. Some libraries give a "
        "coroutine that gives the stream (`create(stream=True)`), others the stream itself (`astream`)."
    ),
    not_reported="Objects that can be iterated both ways; functions whose result is not known.",
    when_off="Never, in code that runs.",
    fix_safety=(
        "Safe: `await` is added where the result of the coroutine is known to be an async iterator (where it is not, there is no "
        "fix). Unsafe where a synchronous stream is replaced by its async counterpart, and where `async for` becomes `for`."
    ),
    examples=(
        Example(
            bad="""
from fastapi import FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI(api_key="none")


@app.post("/chat")
async def chat(prompt: str) -> list[str]:
    messages = [{"role": "user", "content": prompt}]
    chunks = []
    async for chunk in client.chat.completions.create(model="gpt-4o-mini", messages=messages, stream=True):  # error
        chunks.append(str(chunk))
    return chunks
""",
            good="""
from fastapi import FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI(api_key="none")


@app.post("/chat")
async def chat(prompt: str) -> list[str]:
    messages = [{"role": "user", "content": prompt}]
    chunks = []
    async for chunk in await client.chat.completions.create(model="gpt-4o-mini", messages=messages, stream=True):
        chunks.append(str(chunk))
    return chunks
""",
            fixed=AS_GOOD,
        ),
        Example(
            bad="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/chat")
async def chat(prompt: str) -> list[str]:
    return [str(chunk.content) async for chunk in llm.stream(prompt)]  # error
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
