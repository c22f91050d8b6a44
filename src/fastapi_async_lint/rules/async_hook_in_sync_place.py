"""FAL121: a coroutine function is declared as a validator, serializer or callback that is only called."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Placed, Scope
from fastapi_async_lint.model import NOTHING, Finding

from ._rule import Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    if scope.function is None or not scope.is_coroutine_function:
        return
    for placed in analysis.contexts.placed(scope):
        is_declared = placed.site.expression in (NOTHING, *scope.function.decorators)
        if is_declared and placed.wants == "def" and placed.frame.scope is scope:
            yield RULE.finding(
                analysis,
                scope,
                scope.anchor(),
                f"`{scope.name}` is an `async def` {_role(placed)}: {_symptom(placed)}",
                help="Make it a plain `def`; what has to be awaited belongs into the path operation or a dependency.",
            )
            return


def _role(placed: Placed) -> str:
    return placed.role or "function that a library calls"


def _symptom(placed: Placed) -> str:
    if placed.role in ("validator", "serializer"):
        return "it is only called, so the value becomes a coroutine object, and nothing of it runs"
    return "it is only called, so it makes a coroutine which nothing runs"


RULE = Rule(
    code="FAL121",
    name="async-hook-in-sync-place",
    level="error",
    summary="A pydantic validator or serializer, or another hook that is only called, is `async def`.",
    why=(
        "Pydantic calls the validator and takes what it gives for the value: the field becomes a coroutine object, nothing is "
        "checked, and the client gets a 200."
    ),
    not_reported="Hooks that may be either kind; functions that are given as an argument, which FAL113 reports.",
    when_off="Never, in code that runs.",
    fix_safety="None: what the function awaits has to move elsewhere.",
    examples=(
        Example(
            bad="""
from fastapi import FastAPI
from pydantic import BaseModel, field_validator

app = FastAPI()


class User(BaseModel):
    name: str

    @field_validator("name")
    async def must_be_free(cls, name: str) -> str:  # error
        if name == "admin":
            raise ValueError("is taken")
        return name


@app.post("/users")
def create(user: User) -> dict[str, str]:
    return {"status": "created"}
""",
            good="""
from fastapi import FastAPI
from pydantic import BaseModel, field_validator

app = FastAPI()


class User(BaseModel):
    name: str

    @field_validator("name")
    def must_be_free(cls, name: str) -> str:
        if name == "admin":
            raise ValueError("is taken")
        return name


@app.post("/users")
def create(user: User) -> dict[str, str]:
    return {"status": "created"}
""",
        ),
    ),
    check=check,
)
