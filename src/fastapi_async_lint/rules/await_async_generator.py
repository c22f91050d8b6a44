"""FAL107: an async generator is awaited."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding

from ._protocols import misuse_finding
from ._rule import Example, Rule

_STREAMED = "Drop the `await`: the response iterates over it."


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    misused = list(analysis.protocols.misused(scope, "awaited")) if scope.is_async else []
    streamed = (
        {one.argument for one in analysis.handed.of(scope) if one.placement.role == "stream"} if misused else set()
    )
    for expression, things in misused:
        if all(thing.kind == "async_iterator" for thing in things):
            says = "is awaited, but is an async iterator: TypeError"
            is_streamed = scope.uses[expression].by in streamed
            help = _STREAMED if is_streamed else "Iterate over it: `async for item in ...`."
            yield misuse_finding(RULE, analysis, scope, expression, says, help)


RULE = Rule(
    code="FAL107",
    name="await-async-generator",
    level="error",
    summary="An async generator is awaited instead of iterated.",
    why=(
        "An async generator has no result to wait for: `TypeError: object async_generator can't be used in 'await' expression`, "
        "and a 500. Nothing of its body runs."
    ),
    not_reported=(
        "Methods of the same name that are coroutines which give an iterator (`await "
        "client.chat.completions.create(stream=True)`, `await engine.astream_chat(...)`)."
    ),
    when_off="Never, in code that runs.",
    fix_safety="None: the code around it has to become a loop.",
    examples=(
        Example(
            bad="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/chat")
async def chat(prompt: str) -> list[str]:
    chunks = await llm.astream(prompt)  # error
    return [str(chunk.content) for chunk in chunks]
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
        ),
    ),
    check=check,
)
