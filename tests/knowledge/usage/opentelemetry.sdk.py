"""OpenTelemetry SDK."""

from opentelemetry.sdk.trace import TracerProvider

provider = TracerProvider()


async def shutdown():
    provider.force_flush()  # blocks: http
    provider.shutdown()  # blocks: http
