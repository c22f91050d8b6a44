"""FAL105: a coroutine object is used where its result is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding

from ._coroutines import coroutine_finding
from ._rule import AS_GOOD, Example, Rule

_RAISED = "Raise an exception class; a handler of the same name may be meant for it."
_SYMPTOMS = {
    "base": "the attribute or item is looked up on the coroutine object",
    "formatted": "the text becomes `<coroutine object ...>`",
    "operand": "the operator gets a coroutine object",
    "iterated": "a coroutine cannot be iterated: TypeError",
    "starred": "a coroutine cannot be unpacked: TypeError",
    "argument": "it is given a coroutine object",
    "element": "it is given a coroutine object",
    "called": "a coroutine cannot be called: TypeError",
    "index": "the coroutine object is looked up, not its result",
    "subject": "the coroutine object is matched, not its result",
    "entered": "a coroutine is no context manager: TypeError",
    "async entered": "a coroutine is no async context manager: TypeError",
    "raised": "a coroutine is no exception: TypeError",
}


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for expression, fate in analysis.fates.lost(scope):
        if fate.kind == "value" and not fate.names and fate.use in _SYMPTOMS:
            symptom = f"is used without `await`: {_SYMPTOMS[fate.use]}"
            finding = coroutine_finding(RULE, analysis, scope, expression, symptom, "Add `await`.")
            yield finding if fate.use != "raised" else replace(finding, help=_RAISED, fix=None)


RULE = Rule(
    code="FAL105",
    name="coroutine-as-value",
    level="error",
    summary="A coroutine is formatted, iterated, entered, combined by an operator or looked into instead of its result.",
    why=(
        "An f-string gives `<coroutine object ...>` with a 200; an attribute, an item, a loop or an operator gives an "
        "AttributeError or TypeError, and a 500."
    ),
    not_reported="Tasks and futures; coroutines given to a function, which may await them.",
    when_off="Never, in code that runs.",
    fix_safety="Safe where the receiver is known and the function is `async def`.",
    examples=(
        Example(
            bad="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/chat")
async def chat(prompt: str) -> dict[str, str]:
    return {"answer": llm.ainvoke(prompt).content}  # error
""",
            good="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-mini", api_key="none")


@app.post("/chat")
async def chat(prompt: str) -> dict[str, str]:
    return {"answer": (await llm.ainvoke(prompt)).content}
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
