"""FAL306: a `def` dependency sets a context variable, and nobody sees it."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, LostContext, Scope
from fastapi_async_lint.model import Finding, Fix, Hop
from fastapi_async_lint.words import callee_text, written

from ._edits import make_async_fix
from ._rule import AS_GOOD, Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for lost in analysis.context_variables.lost(scope):
        yield RULE.finding(
            analysis,
            scope,
            scope.anchor(lost.place.expression),
            (
                f"`{written(scope, lost.place.expression)}` sets a context variable in vain: `{scope.name}` is a `def` "
                "dependency, so FastAPI runs it in a worker thread, in a copy of the context that nobody else sees"
            ),
            chain=_chain(lost),
            help="Make the dependency `async def`, if nothing in it blocks; or return the value, or keep it on `request.state`.",
            fix=_fix(analysis, scope),
        )


def _chain(lost: LostContext) -> tuple[Hop, ...]:
    hops = [
        Hop(hop.scope.anchor(hop.expression), f"calls `{written(hop.scope, hop.expression)}`") for hop in lost.hops[1:]
    ]
    site = lost.setter.site
    if lost.hops:
        hops.append(Hop(site.scope.anchor(site.expression), f"calls `{callee_text(lost.setter.callee)}`"))
    return tuple(hops)


def _fix(analysis: Analysis, scope: Scope) -> Fix | None:
    """`async def`, where nothing that the dependency calls blocks."""
    return make_async_fix(analysis, scope) if analysis.blocking.is_quiet(scope) else None


RULE = Rule(
    code="FAL306",
    name="contextvar-in-sync-dependency",
    level="error",
    summary="A `def` dependency sets a context variable (a tracing id, the current user, structlog's context).",
    why=(
        "FastAPI runs a `def` dependency in a worker thread, in a copy of the context: what it sets ends with the thread. "
        "Measured: the path operation, and the logging in it, see the old value; `reset` after a `yield` raises `ValueError: "
        "<Token> was created in a different Context`."
    ),
    not_reported=(
        "`async def` dependencies, which share the context of the path operation; a variable that the same function sets and "
        "resets; middleware."
    ),
    when_off="Never, in code that runs.",
    fix_safety="Unsafe: as `async def` it runs on the event loop. Offered only where nothing in it is known to block.",
    examples=(
        Example(
            bad="""
from contextvars import ContextVar

from fastapi import Depends, FastAPI, Header

app = FastAPI()
tenant: ContextVar[str] = ContextVar("tenant", default="")


def set_tenant(x_tenant: str = Header("acme")) -> None:
    tenant.set(x_tenant)  # error


@app.get("/", dependencies=[Depends(set_tenant)])
def home() -> str:
    return tenant.get()
""",
            good="""
from contextvars import ContextVar

from fastapi import Depends, FastAPI, Header

app = FastAPI()
tenant: ContextVar[str] = ContextVar("tenant", default="")


async def set_tenant(x_tenant: str = Header("acme")) -> None:
    tenant.set(x_tenant)


@app.get("/", dependencies=[Depends(set_tenant)])
def home() -> str:
    return tenant.get()
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
