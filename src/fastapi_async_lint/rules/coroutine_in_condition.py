"""FAL104: a coroutine object is tested for truth."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding

from ._coroutines import coroutine_finding
from ._rule import AS_GOOD, Example, Rule

_HELP = "Add `await`: a check that is always true lets everybody in."


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for expression, fate in analysis.fates.lost(scope):
        if fate.kind == "condition" and not fate.names:
            symptom = "is tested without `await`, which is always true"
            yield coroutine_finding(RULE, analysis, scope, expression, symptom, _HELP)


RULE = Rule(
    code="FAL104",
    name="coroutine-in-condition",
    level="error",
    summary="A coroutine is tested for truth instead of its result.",
    why=(
        "A coroutine object is always true, whatever its function would return. `if not is_allowed(user): raise` then never "
        "raises: the protected answer is served, with a 200."
    ),
    not_reported="Values that may be `None` instead of a coroutine; a function that is tested and not called.",
    when_off="Never, in code that runs.",
    fix_safety="Safe where the receiver is known and the function is `async def`.",
    examples=(
        Example(
            bad="""
from fastapi import FastAPI, HTTPException

app = FastAPI()


async def is_admin(user: str) -> bool:
    return user == "ada"


@app.get("/secret")
async def secret(user: str) -> dict[str, int]:
    if not is_admin(user):  # error
        raise HTTPException(403)
    return {"secret": 42}
""",
            good="""
from fastapi import FastAPI, HTTPException

app = FastAPI()


async def is_admin(user: str) -> bool:
    return user == "ada"


@app.get("/secret")
async def secret(user: str) -> dict[str, int]:
    if not await is_admin(user):
        raise HTTPException(403)
    return {"secret": 42}
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
