"""prometheus_client: counting costs nothing, pushing waits; a decorated coroutine function stays one to its callers."""

from prometheus_client import CollectorRegistry, Counter, Histogram, push_to_gateway

LATENCY = Histogram("latency", "Latency", ["route"])
SECONDS = Histogram("seconds", "Seconds")
ERRORS = Counter("errors", "Errors")


@SECONDS.time()
async def work():
    ERRORS.inc()
    with LATENCY.labels(route="/").time():
        return 1


async def main():
    await work()
    work()  # lost
    push_to_gateway("localhost:9091", job="a", registry=CollectorRegistry())  # blocks: http
