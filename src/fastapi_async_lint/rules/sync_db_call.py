"""FAL204: a synchronous database call on the event loop."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding

from ._blocking import grouped_findings
from ._rule import AS_GOOD, Example, Rule

_KINDS = frozenset({"db"})
_SAYS = "blocks the event loop: `{name}` waits for the database"


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    return grouped_findings(RULE, analysis, scope, _KINDS, _SAYS)


RULE = Rule(
    code="FAL204",
    name="sync-db-call",
    level="error",
    summary="A synchronous session, connection or cursor is used in async code.",
    why=(
        "A query waits for the network and the database, a commit for the disk; meanwhile no other request is served. "
        "One slow query stops the whole worker."
    ),
    not_reported=(
        "Async sessions and drivers; `run_sync` callbacks; building a query without executing it; `def` path "
        "operations."
    ),
    when_off="For a database in memory.",
    fix_safety=(
        "Unsafe: the function becomes `def` where nothing in it or around it needs `async`, else the calls move to worker "
        "threads, one after the other. What is loaded lazily later still blocks; connections that belong to one thread "
        "(SQLite's) are left alone."
    ),
    examples=(
        Example(
            bad="""
from fastapi import Depends, FastAPI
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

app = FastAPI()
SessionLocal = sessionmaker(bind=create_engine("sqlite://"))


def get_db():
    with SessionLocal() as db:
        yield db


@app.get("/users")
async def users(db: Session = Depends(get_db)) -> int:
    return db.execute(text("select 1")).scalar_one()  # error
""",
            good="""
from fastapi import Depends, FastAPI
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

app = FastAPI()
SessionLocal = sessionmaker(bind=create_engine("sqlite://"))


def get_db():
    with SessionLocal() as db:
        yield db


@app.get("/users")
def users(db: Session = Depends(get_db)) -> int:
    return db.execute(text("select 1")).scalar_one()
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
