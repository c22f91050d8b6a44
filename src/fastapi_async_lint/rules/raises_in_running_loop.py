"""FAL212: a synchronous wrapper that raises where an event loop runs."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Nested, Scope
from fastapi_async_lint.model import Finding, Fix
from fastapi_async_lint.words import callee_text

from ._blocking import is_partial
from ._edits import rename_and_await
from ._nesting import nested_finding
from ._rule import AS_GOOD, Example, Rule


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for nested in analysis.nesting.raising(scope):
        if not nested.starts:
            name, twin = callee_text(nested.call.callee), nested.call.fact.twin
            says = f" (`{name}` starts one, or needs a thread without one)"
            help = f"Await `{twin}`." if twin else "Call it from a `def` path operation, or await what it wraps."
            yield nested_finding(RULE, analysis, nested, says, help, _fix(analysis, scope, nested))


def _fix(analysis: Analysis, scope: Scope, nested: Nested) -> Fix | None:
    """The method's twin, awaited."""
    call, twin = nested.call, nested.call.fact.twin
    if not scope.is_async or not twin or "." in twin or is_partial(analysis, scope, call.site.expression):
        return None
    fact = analysis.inference.results.twin_of(call.callee, twin)
    edits = rename_and_await(scope, call.site.expression, twin)
    if fact is None or fact.kind != "coroutine" or not edits:
        return None
    return Fix(f"Await `{twin}`", edits, safe=False)


RULE = Rule(
    code="FAL212",
    name="raises-in-running-loop",
    level="error",
    summary="A library's synchronous wrapper around async code is called where an event loop already runs.",
    why=(
        "`agent.run_sync` of pydantic-ai, `Runner.run_sync` of the agents SDK, CrewAI's `kickoff`, `sync_playwright()` start an "
        "event loop of their own, or wait for the one that runs: measured, a RuntimeError and a 500."
    ),
    not_reported=(
        "`def` path operations, which run in worker threads without a loop; scripts; functions that ask whether a loop runs or "
        "handle the RuntimeError; projects that use `nest_asyncio`."
    ),
    when_off="Never, in code that runs.",
    fix_safety="Unsafe: the async counterpart may take other arguments.",
    examples=(
        Example(
            bad="""
from fastapi import FastAPI
from pydantic_ai import Agent

app = FastAPI()
agent = Agent("openai:gpt-4o-mini")


@app.post("/ask")
async def ask(question: str) -> str:
    result = agent.run_sync(question)  # error
    return result.output
""",
            good="""
from fastapi import FastAPI
from pydantic_ai import Agent

app = FastAPI()
agent = Agent("openai:gpt-4o-mini")


@app.post("/ask")
async def ask(question: str) -> str:
    result = await agent.run(question)
    return result.output
""",
            fixed=AS_GOOD,
        ),
    ),
    check=check,
)
