"""FAL103: a path operation, dependency or handler returns a coroutine."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding

from ._coroutines import coroutine_finding
from ._rule import AS_GOOD, Example, Rule

_SYMPTOMS = {
    "path operation": "FastAPI gets a coroutine instead of the result and answers 500",
    "dependency": "what is injected is a coroutine, not its result",
    "exception handler": "the handler's answer is a coroutine, not a response: 500",
    "middleware": "the middleware's answer is a coroutine, not a response: 500",
}


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for expression, fate in analysis.fates.lost(scope):
        if fate.kind == "returned" and not fate.names:
            symptom = f"is returned without `await`: {_symptom(analysis, scope)}"
            yield coroutine_finding(RULE, analysis, scope, expression, symptom, "Return the awaited result.")


def _symptom(analysis: Analysis, scope: Scope) -> str:
    roles = (placed.role for placed in analysis.contexts.placed(scope))
    return next(
        (_SYMPTOMS[role] for role in roles if role in _SYMPTOMS), "its callers take the coroutine for the result"
    )


RULE = Rule(
    code="FAL103",
    name="missing-await-returned",
    level="error",
    summary="A path operation, dependency, exception handler or middleware returns a coroutine that nobody awaits.",
    why=(
        "FastAPI awaits the function, not what it returns. The response is then made from a coroutine object: a 500 with "
        "`'coroutine' object is not iterable`. A dependency hands the coroutine object on in place of the value."
    ),
    not_reported=(
        "Helpers that return a coroutine for their caller to await, decorators, and functions whose use is not known; tasks "
        "and futures."
    ),
    when_off="Never, in code that runs.",
    fix_safety="Safe in `async def`; unsafe in a `def` that becomes `async def` too, which is done where only FastAPI calls it.",
    examples=(
        Example(
            bad="""
from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/echo")
async def echo(request: Request):
    return request.json()  # error
""",
            good="""
from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/echo")
async def echo(request: Request):
    return await request.json()
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
