"""FAL302: a helper is `async def` and never awaits."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding, Hop

from ._rule import Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    callers = analysis.contexts.callers(scope)
    if not scope.is_coroutine_function or scope.is_lambda or analysis.contexts.placed(scope) or not callers:
        return
    if analysis.entries.needs_async(scope) or analysis.blocking.entries(scope) or analysis.nesting.raising(scope):
        return
    sites = [edge.site for edge in callers]
    if any(site.scope.uses[site.expression].kind != "awaited" for site in sites) or _is_passed_on(scope):
        return
    yield RULE.finding(
        analysis,
        scope,
        scope.anchor(),
        f"`{scope.qualname.replace('.<locals>', '')}` is `async def`, is only ever awaited, and never awaits itself",
        confidence="medium",
        chain=tuple(Hop(anchor, "awaits it") for anchor in dict.fromkeys(s.scope.anchor(s.expression) for s in sites)),
        help="As a plain `def`, called without `await`, it does the same, and says that it does not wait.",
    )


def _is_passed_on(scope: Scope) -> bool:
    """Whether the function that it stands in, or its module, also takes it as a value: a registry, a callback."""
    outer = scope.parent
    return outer is not None and any(
        getattr(node, "id", getattr(node, "name", "")) == scope.name and use.kind not in ("called", "target", "base")
        for inner in outer.module.inner
        for node, use in zip(inner.body.expressions, inner.body.uses, strict=True)
    )


RULE = Rule(
    code="FAL302",
    name="async-helper-without-await",
    level="advice",
    summary="A function that is no path operation or dependency is `async def`, never awaits, and is awaited by all its callers.",
    why=(
        "Every call makes a coroutine, and readers take it for something that waits. It does not let other requests run, which "
        "one may expect of an `await`."
    ),
    not_reported=(
        "Functions with a blocking call, which have a finding of their own; those that need the running loop, are registered or "
        "handed on, override or may be overridden; stubs; functions that nobody is seen to call."
    ),
    when_off="It is off by default: changing a function means changing all that await it, for little.",
    fix_safety="None: every caller has to change too.",
    default=False,
    examples=(
        Example(
            bad="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


async def total(numbers: list[int]) -> int:  # error
    return sum(numbers)


@app.post("/total")
async def post_total(numbers: list[int]) -> int:
    await asyncio.sleep(0)
    return await total(numbers)
""",
            good="""
import asyncio

from fastapi import FastAPI

app = FastAPI()


def total(numbers: list[int]) -> int:
    return sum(numbers)


@app.post("/total")
async def post_total(numbers: list[int]) -> int:
    await asyncio.sleep(0)
    return total(numbers)
""",
        ),
    ),
    check=check,
)
