"""FAL001: a comment that silences nothing. The engine finds it, after all rules: what they find tells which comments are used."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding
from fastapi_async_lint.suppressions import UNUSED, UNUSED_NAME

from ._rule import AS_GOOD, Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    del analysis, scope
    return iter(())


RULE = Rule(
    code=UNUSED,
    name=UNUSED_NAME,
    level="warning",
    summary="A `# noqa` or `# fastapi-async-lint: ignore[...]` comment names a rule that finds nothing there.",
    why=(
        "A comment that outlives its finding hides the next one. One that was mistyped never silenced anything, and says that it "
        "did."
    ),
    not_reported=(
        "`# noqa` without codes, and other tools' codes in it; comments that name rules which are off; files that cannot be "
        "parsed."
    ),
    when_off="While rules are switched on and off a lot.",
    fix_safety="Safe: only the comment changes. Not offered where words follow it.",
    examples=(
        Example(
            bad="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


@app.get("/")
async def index() -> None:
    await asyncio.sleep(1)  # noqa: FAL201  # error
""",
            good="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


@app.get("/")
async def index() -> None:
    await asyncio.sleep(1)
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
