"""Datadog: spans do not wait, flushing does; a decorated function keeps its kind."""

import time

from ddtrace import patch, tracer
from ddtrace.trace import tracer as same

patch(httpx=True)


@tracer.wrap("answer", service="api")
async def answer() -> None:
    time.sleep(1)  # blocks: sleep


async def route():
    with tracer.trace("route", resource="a") as span:
        span.set_tag("b", "c")
        answer()  # lost
        await answer()
    current = same.current_span()
    if current:
        current.set_metric("d", 1)
    tracer.flush()  # blocks: http
