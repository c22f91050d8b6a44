"""svcs: a container gives instances."""

import httpx
import svcs


async def load(services: svcs.Container):
    services.get(httpx.Client).get("https://example.org")  # blocks: http
    client = await services.aget(httpx.AsyncClient)
    client.get("https://example.org")  # lost
    services.aclose()  # lost
