"""FAL404: as many requests at once as somebody asks for."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding
from fastapi_async_lint.words import callee_text, written

from ._rule import Example, Rule
from ._waiting import asked_at, asks, how_to_limit


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for frame, together in analysis.gatherings.together(scope):
        for member in together.members:
            leaf = analysis.overlaps.leaf_of(frame, member.call) if member.many else None
            if leaf is None or not analysis.contexts.on_loop(scope):
                continue
            hop = asked_at(scope, member.call, leaf)
            yield RULE.finding(
                analysis,
                scope,
                scope.anchor(together.call.site.expression),
                (
                    f"`{callee_text(together.call.callee)}` starts `{written(scope, member.call)}` for every item at once "
                    f"({asks(leaf)}): a long list opens as many requests, and runs into rate limits and timeouts"
                ),
                confidence="low",
                chain=() if hop is None else (hop,),
                help=f"Limit how many run at once: {how_to_limit(analysis, leaf)}.",
            )


RULE = Rule(
    code="FAL404",
    name="unbounded-gather",
    level="advice",
    summary="`asyncio.gather` asks a model or an HTTP server for every item of a list at once, without a limit.",
    why="A thousand items are a thousand requests at once: the model's rate limit answers 429, the connection pool times out.",
    not_reported="Coroutines that take a semaphore; `abatch`; whatever is not known to ask a model or a server.",
    when_off=(
        "It is off by default: how long the list can be is not to be seen in the code, and for most lists that are read it is "
        "short."
    ),
    fix_safety="None: the limit is a decision.",
    default=False,
    examples=(
        Example(
            bad="""
import asyncio

from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/summaries")
async def summaries(texts: list[str]) -> list[str]:
    messages = await asyncio.gather(*[llm.ainvoke(text) for text in texts])  # error
    return [message.text for message in messages]
""",
            good="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/summaries")
async def summaries(texts: list[str]) -> list[str]:
    messages = await llm.abatch(texts, config={"max_concurrency": 5})
    return [message.text for message in messages]
""",
        ),
    ),
    check=check,
)
