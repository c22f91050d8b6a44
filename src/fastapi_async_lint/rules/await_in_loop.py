"""FAL402: a loop awaits one answer after the other, though no round needs another's."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding
from fastapi_async_lint.words import written

from ._rule import Example, Rule
from ._waiting import asked_at, asks, how_to_limit


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for call, leaf in analysis.overlaps.rounds(scope):
        hop = asked_at(scope, call, leaf)
        yield RULE.finding(
            analysis,
            scope,
            scope.anchor(call),
            (
                f"`{written(scope, call)}` waits in every round of the loop, though no round needs another's answer "
                f"({asks(leaf)}): the times add up"
            ),
            confidence="medium",
            chain=() if hop is None else (hop,),
            help=f"Start them together and limit how many run at once: {how_to_limit(analysis, leaf)}.",
        )


RULE = Rule(
    code="FAL402",
    name="await-in-loop",
    level="advice",
    summary="A loop awaits a model, an embedding or an HTTP server in every round, and no round needs another's answer.",
    why="Ten answers of a second take ten seconds, where five at a time would take two.",
    not_reported=(
        "Loops in which a round reads what an earlier one has changed (a history), leaves by `break`, `return` or `raise`, "
        "pauses, or holds a lock or a semaphore; `while` and `async for`; retries; whatever writes, or is not known to only ask."
    ),
    when_off="Where what is asked allows one request at a time.",
    fix_safety="None: how many requests may run at once is a decision.",
    examples=(
        Example(
            bad="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/summaries")
async def summaries(texts: list[str]) -> list[str]:
    found = []
    for text in texts:
        message = await llm.ainvoke(f"Summarize: {text}")  # error
        found.append(message.text)
    return found
""",
            good="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/summaries")
async def summaries(texts: list[str]) -> list[str]:
    prompts = [f"Summarize: {text}" for text in texts]
    messages = await llm.abatch(prompts, config={"max_concurrency": 5})
    return [message.text for message in messages]
""",
        ),
    ),
    check=check,
)
