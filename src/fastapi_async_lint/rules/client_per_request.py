"""FAL504: a client, pool or engine is built for every request."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding
from fastapi_async_lint.words import callee_text, written

from ._rule import Example, Rule

_HELP = (
    "Build it once and keep it: in the lifespan (on `app.state`), at module level, or in a function without parameters under "
    "`lru_cache`."
)


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    for call in analysis.rebuilding.rebuilt(scope):
        yield RULE.finding(
            analysis,
            scope,
            scope.anchor(call.site.expression),
            (
                f"`{written(scope, call.site.expression)}` is built anew for every request: `{callee_text(call.callee)}` is made "
                "once and kept, for what it costs to build and what it holds"
            ),
            help=_HELP,
        )


RULE = Rule(
    code="FAL504",
    name="client-per-request",
    level="advice",
    summary="An HTTP or model client, a connection pool or an engine is built in code that runs for every request.",
    why=(
        "Measured: `httpx.AsyncClient()`, `AsyncOpenAI()` and their like take 25 to 50 ms to build, for loading certificates, "
        "and the event loop stands still meanwhile. Every request opens its own connections and does its own TLS handshakes."
    ),
    not_reported=(
        "Clients that are built at import, in the lifespan, under `lru_cache`, or only the first time (`if client is None`); "
        "those that get something of the request (a user's key) or that their object was given, or are stored; clients over a "
        "pool or another client; models that share one client (`ChatOpenAI`)."
    ),
    when_off="Where requests are few.",
    fix_safety="None: where it lives, and who closes it, is a decision.",
    examples=(
        Example(
            bad="""
import httpx
from fastapi import FastAPI

app = FastAPI()


@app.get("/weather")
async def weather(city: str) -> str:
    async with httpx.AsyncClient() as client:  # error
        response = await client.get("https://example.com/weather", params={"city": city})
    return response.text
""",
            good="""
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, Request


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with httpx.AsyncClient() as client:
        app.state.client = client
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/weather")
async def weather(request: Request, city: str) -> str:
    response = await request.app.state.client.get("https://example.com/weather", params={"city": city})
    return response.text
""",
        ),
    ),
    check=check,
)
