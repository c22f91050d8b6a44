"""FAL101: a coroutine is made and thrown away."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding

from ._coroutines import coroutine_finding
from ._rule import AS_GOOD, Example, Rule

_HELP = "Add `await`; to let it run beside this function, keep the task of `asyncio.create_task(...)`."


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for expression, fate in analysis.fates.lost(scope):
        if fate.kind == "discarded" and not fate.names:
            symptom = "is never awaited, so it does nothing"
            yield coroutine_finding(RULE, analysis, scope, expression, symptom, _HELP)


RULE = Rule(
    code="FAL101",
    name="missing-await",
    level="error",
    summary="A coroutine is made in a statement of its own and never awaited.",
    why=(
        "Calling a coroutine function only makes a coroutine object. Nothing of its body runs: the row is not committed, the "
        "message not sent. The client gets a 200, and the log at most a `RuntimeWarning: coroutine ... was never awaited`."
    ),
    not_reported=(
        "Results of `asyncio.create_task`, `ensure_future`, `TaskGroup.create_task`, `gather` and `run_in_executor`, which run "
        "by themselves; functions of unknown libraries, unless their name alone is a coroutine's everywhere (`ainvoke`)."
    ),
    when_off="Never, in code that runs.",
    fix_safety=(
        "Safe where the receiver is known and the function is `async def`; unsafe where only the method's name is known, "
        "and where a `def` becomes `async def` because only FastAPI calls it."
    ),
    examples=(
        Example(
            bad="""
from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

app = FastAPI()
new_session = async_sessionmaker(create_async_engine("sqlite+aiosqlite://"))


async def get_session():
    async with new_session() as session:
        yield session


@app.post("/rename")
async def rename(session: AsyncSession = Depends(get_session)) -> dict[str, str]:
    session.commit()  # error
    return {"status": "saved"}
""",
            good="""
from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

app = FastAPI()
new_session = async_sessionmaker(create_async_engine("sqlite+aiosqlite://"))


async def get_session():
    async with new_session() as session:
        yield session


@app.post("/rename")
async def rename(session: AsyncSession = Depends(get_session)) -> dict[str, str]:
    await session.commit()
    return {"status": "saved"}
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
