"""FAL301: a path operation or dependency is `async def` and never awaits."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding

from ._edits import make_def_fix
from ._rule import Example, Rule

_ROLES = ("path operation", "dependency")


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    role = next((r for r in _ROLES if r in {p.role for p in analysis.contexts.placed(scope)}), None)
    if role is None or not scope.is_async or analysis.entries.needs_async(scope):
        return
    if analysis.blocking.entries(scope) or analysis.nesting.raising(scope):
        return
    if analysis.fates.is_lost_below(scope):
        return
    yield RULE.finding(
        analysis,
        scope,
        scope.anchor(),
        _message(analysis, scope, role),
        confidence="high",
        help="Plain `def` is the safe default: FastAPI then runs the function in a worker thread.",
        fix=make_def_fix(analysis, scope),
    )


def _message(analysis: Analysis, scope: Scope, role: str) -> str:
    start = f"`{scope.name}` is an `async def` {role} that never awaits"
    if analysis.blocking.is_quiet(scope):
        return f"{start}: plain `def` is the safe default (as long as nothing here blocks, `async def` is fine too)"
    return f"{start}: what it calls runs on the event loop; make it `def` unless all of that is fast"


RULE = Rule(
    code="FAL301",
    name="async-without-await",
    level="warning",
    summary="A path operation or dependency is `async def` although it never awaits.",
    why=(
        "An `async def` path operation runs on the event loop. As long as nothing in it blocks, that is fine (and saves the way "
        "to a thread, 60 to 75 us); the first blocking call that somebody adds stops every other request. As a plain `def`, "
        "FastAPI runs it in a worker thread."
    ),
    not_reported=(
        "Functions with a missing await or a blocking call, also in what they call, which have their own finding; those that "
        "make a task, hand on a coroutine or an async generator, or need the running loop; websockets, middleware, exception "
        "handlers and lifespans, which have to be `async def`; stubs and overrides."
    ),
    when_off=(
        "For a team that has decided on `async def` for everything that does not block: `allow-trivial-async = true` leaves out "
        "functions that only call what is known not to."
    ),
    fix_safety=(
        "Unsafe: in a thread, code that shares unlocked state can race, and context variables set in a dependency are lost. Not "
        "offered where the project or its tests call the function, or hand it to anything but FastAPI."
    ),
    examples=(
        Example(
            bad="""
from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
async def health() -> dict[str, str]:  # error
    return {"status": "ok"}
""",
            good="""
from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}
""",
            fixed="""
from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}
""",
        ),
    ),
    check=check,
    is_trivial=lambda analysis, scope: analysis.blocking.is_quiet(scope),
)
