"""Logfire: spans and logs do not wait, flushing does; a decorated function keeps its kind."""

import time

import logfire
from logfire import Logfire

logfire.configure()
ours = logfire.with_tags("ours")


@logfire.instrument("answer {q}")
async def answer(q: str) -> str:
    time.sleep(1)  # blocks: sleep
    return q


async def route(q: str, given: Logfire):
    with logfire.span("route {q}", q=q) as span:
        span.set_attribute("a", 1)
        logfire.info("b")
        answer(q)  # lost
        await answer(q)
    with logfire.suppress_instrumentation(), ours.span("c"), given.span("d"):
        given.force_flush()  # blocks: http
    logfire.force_flush()  # blocks: http
