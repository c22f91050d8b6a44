"""FAL102: a coroutine is bound to a name, and the name used as if it were the result, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Fate, Scope
from fastapi_async_lint.model import Finding, Hop

from ._coroutines import coroutine_finding
from ._rule import AS_GOOD, Example, Rule

_HELP = "Add `await` where the coroutine is made."
_ENDS = {
    "unused": "and `{name}` is never used: nothing of it runs",
    "returned": "and `{name}` is returned: FastAPI gets a coroutine instead of the result and answers 500",
    "value": "and `{name}` is used as if it were the result: it is a coroutine object",
    "condition": "and `{name}` is tested: a coroutine object is always true",
}


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for expression, fate in analysis.fates.lost(scope):
        if fate.names or fate.use == "unpacked":
            taken = Hop(fate.site.scope.anchor(fate.site.expression), "here it is taken for the result")
            yield coroutine_finding(RULE, analysis, scope, expression, _symptom(fate), _HELP, (taken,))


def _symptom(fate: Fate) -> str:
    if fate.use == "unpacked":
        return "is never awaited and is unpacked as if it were the result: TypeError"
    name = fate.names[-1].partition("#")[0]
    return f"is never awaited {_ENDS[fate.kind].format(name=name)}"


RULE = Rule(
    code="FAL102",
    name="missing-await-assigned",
    level="error",
    summary="A coroutine is assigned to a name that is only used as if it were the awaited result, or never.",
    why=(
        "`result = llm.ainvoke(...)` makes a coroutine object, not an answer. Returned from a path operation, also inside a "
        "dict, it gives a 500 (`'coroutine' object is not iterable`); read (`result.content`) an AttributeError. Type checkers "
        "take the assignment and the return for legal."
    ),
    not_reported=(
        "A name that is awaited on any path, given to any call (`asyncio.gather`, `create_task`, a helper), stored in a list or "
        "an attribute, yielded, read by a nested function, or tested with `inspect.isawaitable`."
    ),
    when_off="Never, in code that runs.",
    fix_safety="Safe where the receiver is known; unsafe where only the method's name is known.",
    examples=(
        Example(
            bad="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()


@app.post("/chat")
async def chat(prompt: str):
    llm = ChatOpenAI(model="gpt-4o-mini")
    result = llm.ainvoke(prompt)  # error
    return {"result": result}
""",
            good="""
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()


@app.post("/chat")
async def chat(prompt: str):
    llm = ChatOpenAI(model="gpt-4o-mini")
    result = await llm.ainvoke(prompt)
    return {"result": result}
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
