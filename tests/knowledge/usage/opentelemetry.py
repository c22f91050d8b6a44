"""OpenTelemetry: spans hold nothing, and wait for nothing; its decorators know coroutine functions."""

import time

from opentelemetry import context, trace
from opentelemetry.propagate import extract, inject
from opentelemetry.sdk.trace import TracerProvider

provider = TracerProvider()
trace.set_tracer_provider(provider)
tracer = trace.get_tracer(__name__)


@tracer.start_as_current_span("decorated")
async def decorated() -> str:
    time.sleep(1)  # blocks: sleep
    return ""


@tracer.start_as_current_span("plain")
def plain() -> None:
    time.sleep(1)


async def route(headers: dict[str, str]):
    token = context.attach(extract(headers))
    with tracer.start_as_current_span("a") as span:
        span.set_attribute("b", 1)
        inject(headers)
        plain()  # blocks: sleep
        decorated()  # lost
        await decorated()
    span = tracer.start_span("c")
    with trace.use_span(span, end_on_exit=True):
        trace.get_current_span().add_event("d")
    context.detach(token)
    provider.force_flush()  # blocks: http
