"""dishka: the container gives an instance; what provides it runs on the event loop."""

import time

import httpx
from dishka import AsyncContainer, Provider, Scope, make_async_container, provide


class Clients(Provider):
    @provide(scope=Scope.APP)
    def client(self) -> httpx.Client:
        time.sleep(1)  # blocks: sleep
        return httpx.Client()


container = make_async_container(Clients())


async def load(request_container: AsyncContainer):
    client = await request_container.get(httpx.Client)
    client.get("https://example.org")  # blocks: http
    container.close()  # lost
