"""FAL110: an async generator is made and thrown away."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding

from ._protocols import misuse_finding
from ._rule import Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for expression, use in enumerate(scope.body.uses):
        if use.kind == "discarded" and isinstance(scope.nodes[expression], m.Call):
            things = analysis.protocols.misfit(scope, expression, "await")
            if things and all(thing.kind == "async_iterator" for thing in things):
                says = "makes an async iterator that nothing iterates over, so it does nothing"
                help = "Iterate over it: `async for item in ...`."
                yield misuse_finding(RULE, analysis, scope, expression, says, help)


RULE = Rule(
    code="FAL110",
    name="unused-async-generator",
    level="error",
    summary="An async generator is called in a statement of its own and never iterated.",
    why=(
        "Calling an async generator function only makes the generator. Nothing of its body runs, the client gets a 200, and, "
        "other than for a coroutine, Python does not warn."
    ),
    not_reported="Generators that are bound to a name, stored, returned or given to something.",
    when_off="Never, in code that runs.",
    fix_safety="None: the code around it has to become a loop.",
    examples=(
        Example(
            bad="""
from collections.abc import AsyncIterator

from fastapi import FastAPI

app = FastAPI()
audit: list[str] = []


async def record(name: str) -> AsyncIterator[str]:
    audit.append(name)
    yield name


@app.post("/orders")
async def create(name: str) -> dict[str, str]:
    record(name)  # error
    return {"status": "created"}
""",
            good="""
from collections.abc import AsyncIterator

from fastapi import FastAPI

app = FastAPI()
audit: list[str] = []


async def record(name: str) -> AsyncIterator[str]:
    audit.append(name)
    yield name


@app.post("/orders")
async def create(name: str) -> dict[str, str]:
    async for _ in record(name):
        pass
    return {"status": "created"}
""",
        ),
    ),
    check=check,
)
