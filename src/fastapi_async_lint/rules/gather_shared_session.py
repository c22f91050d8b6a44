"""FAL403: coroutines that run at once share a session or connection that serves one call at a time."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Clash, Scope
from fastapi_async_lint.model import Finding, Hop
from fastapi_async_lint.words import callee_text, written

from ._rule import Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for clash in analysis.gatherings.clashes(scope):
        yield RULE.finding(
            analysis,
            scope,
            scope.anchor(clash.together.call.site.expression),
            _message(clash),
            chain=tuple(
                Hop(scope.anchor(call), f"`{written(scope, call)}` uses `{clash.text}`") for call in clash.users
            ),
            help="Give each of them a session of its own (`async with new_session() as session:` inside), or await one by one.",
        )


def _message(clash: Clash) -> str:
    name = callee_text(clash.together.call.callee)
    return (
        f"`{clash.text}`, one `{clash.path}`, is used by several coroutines that `{name}` runs at once: it serves one call at a "
        "time, and raises or mixes up transactions"
    )


RULE = Rule(
    code="FAL403",
    name="gather-shared-session",
    level="error",
    summary="`asyncio.gather` or its like runs coroutines that use the same database session or connection.",
    why=(
        "A session is one transaction on one connection. Measured with SQLAlchemy: `InvalidRequestError: This session is "
        "provisioning a new connection; concurrent operations are not permitted`, a 500; asyncpg says `another operation is in "
        "progress`. It depends on timing, so tests often pass."
    ),
    not_reported=(
        "A session for each coroutine; pools, engines and session factories, which give each caller a connection of its own; "
        "sessions that are not known to be the same."
    ),
    when_off="Never, in code that runs.",
    fix_safety="None: where the other sessions come from is a decision.",
    examples=(
        Example(
            bad="""
import asyncio

from fastapi import Depends, FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

app = FastAPI()
new_session = async_sessionmaker(create_async_engine("sqlite+aiosqlite://"))


async def get_session():
    async with new_session() as session:
        yield session


@app.get("/counts")
async def counts(session: AsyncSession = Depends(get_session)) -> list[int]:
    users, orders = await asyncio.gather(  # error
        session.execute(text("select 1")),
        session.execute(text("select 2")),
    )
    return [users.scalar_one(), orders.scalar_one()]
""",
            good="""
import asyncio

from fastapi import Depends, FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

app = FastAPI()
new_session = async_sessionmaker(create_async_engine("sqlite+aiosqlite://"))


async def get_session():
    async with new_session() as session:
        yield session


@app.get("/counts")
async def counts(session: AsyncSession = Depends(get_session)) -> list[int]:
    users = await session.execute(text("select 1"))
    orders = await session.execute(text("select 2"))
    return [users.scalar_one(), orders.scalar_one()]
""",
        ),
    ),
    check=check,
)
