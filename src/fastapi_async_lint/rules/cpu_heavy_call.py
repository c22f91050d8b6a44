"""FAL206: heavy computation on the event loop."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding

from ._blocking import grouped_findings, helper_findings
from ._rule import AS_GOOD, Example, Rule

_KINDS = frozenset({"cpu"})
_SAYS = "keeps the event loop busy: `{name}` computes for milliseconds to seconds"


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    yield from grouped_findings(RULE, analysis, scope, _KINDS, _SAYS)
    yield from helper_findings(RULE, analysis, scope, _KINDS)


RULE = Rule(
    code="FAL206",
    name="cpu-heavy-call",
    level="warning",
    summary="Password hashing, model inference, document or image work runs on the event loop, at once or behind helpers.",
    why=(
        "While it computes, the event loop serves nobody: a bcrypt hash takes 300 to 500 ms, a page of HTML 100 to "
        "480 ms, an image 50 to 130 ms (measured)."
    ),
    not_reported=(
        "Small or size-dependent work (json, regular expressions, sorting, one row of a model), and functions of the "
        "project whose cost is not known."
    ),
    when_off="Where the input is known to be small.",
    fix_safety=(
        "Unsafe: the function becomes `def`, or the call moves to a worker thread. That keeps the loop free, but is not faster."
    ),
    examples=(
        Example(
            bad="""
import hashlib

from fastapi import FastAPI

app = FastAPI()


@app.post("/login")
async def login(password: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", password.encode(), b"salt", 600_000).hex()  # error
""",
            good="""
import hashlib

from fastapi import FastAPI

app = FastAPI()


@app.post("/login")
def login(password: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", password.encode(), b"salt", 600_000).hex()
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
