"""FAL119: a `def` where the framework awaits what it gives: a websocket endpoint, a middleware."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding, Fix, Hop

from ._edits import make_async_fix
from ._protocols import in_words
from ._rule import AS_GOOD, Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    if scope.is_async or scope.is_lambda:
        return
    for placed in analysis.contexts.placed(scope):
        things = analysis.protocols.returned(placed.frame) if placed.wants == "async def" else ()
        if placed.frame.scope is scope and things and all("await" in thing.cannot for thing in things):
            site = placed.site
            yield RULE.finding(
                analysis,
                scope,
                scope.anchor(),
                (
                    f"`{scope.name}` is a `def` {placed.role}: it runs on the event loop, which awaits what it gives, and "
                    f"that is {in_words(things)}: TypeError"
                ),
                chain=(Hop(site.scope.anchor(site.expression), f"registered here as {placed.role}"),),
                help="Make it `async def`.",
                fix=_fix(analysis, scope),
            )
            return


def _fix(analysis: Analysis, scope: Scope) -> Fix | None:
    """`async def`, where nothing in it blocks; safe, for it fails as it is."""
    if analysis.blocking.blocks_in(scope):
        return None
    roles = frozenset(placed.role for placed in analysis.contexts.placed(scope))
    fix = make_async_fix(analysis, scope, roles=roles)
    return None if fix is None else fix._replace(safe=True)


RULE = Rule(
    code="FAL119",
    name="sync-where-async-required",
    level="error",
    summary="A `def` websocket endpoint, middleware or `authenticate` method: the framework awaits what it gives.",
    why=(
        "Other than a path operation, it does not run in a worker thread. Its body runs on the event loop, and then "
        "`TypeError: object NoneType can't be used in 'await' expression`: the handshake fails, or the request with a 500."
    ),
    not_reported=(
        "Path operations, dependencies, exception handlers and background tasks, which may be either; a `def` middleware that "
        "returns `call_next(request)`, which is awaited as it should be."
    ),
    when_off="Never, in code that runs.",
    fix_safety="Safe: `async def`. No fix where something in the body blocks, or where the project itself calls the function.",
    examples=(
        Example(
            bad="""
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

app = FastAPI()


@app.middleware("http")
def refuse(request: Request, call_next) -> Response:  # error
    return JSONResponse({"detail": "closed"}, status_code=503)
""",
            good="""
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

app = FastAPI()


@app.middleware("http")
async def refuse(request: Request, call_next) -> Response:
    return JSONResponse({"detail": "closed"}, status_code=503)
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
