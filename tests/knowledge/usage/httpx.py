"""httpx: module functions and `Client` wait for the answer, `AsyncClient` gives coroutines; building requests costs nothing."""

import time
from typing import Annotated

import httpx
from fastapi import Depends

client = httpx.AsyncClient(base_url="https://example.org", timeout=httpx.Timeout(5))
sync_client = httpx.Client(http2=True, limits=httpx.Limits(max_connections=10))


async def get_client():
    async with httpx.AsyncClient() as made:
        yield made


async def module_functions(url: str):
    httpx.get(url, follow_redirects=True).raise_for_status().json()  # blocks: http
    answer = httpx.post(url, json={})  # blocks: http
    with httpx.stream("GET", url) as response:  # blocks: http
        for text in response.iter_text():
            print(text)
    return answer.json()


async def sync(url: str):
    sync_client.get(url)  # blocks: http
    with httpx.Client() as local:
        request = local.build_request("POST", url, json={})
        local.send(request)  # blocks: http
        with local.stream("GET", url) as response:  # blocks: http
            response.read()
    sync_client.close()


async def right(url: str, injected: Annotated[httpx.AsyncClient, Depends(get_client)]):
    response = await client.get(url, headers={"a": "b"})
    response.raise_for_status()
    response.json()
    async with client.stream("GET", url) as streamed:
        async for line in streamed.aiter_lines():
            print(line)
        await streamed.aread()
    request = injected.build_request("GET", url)
    sent = await injected.send(request, stream=True)
    await sent.aclose()
    return (await injected.post(url)).text


async def lost(url: str, injected: httpx.AsyncClient = Depends(get_client)):
    injected.post(url)  # lost
    response = client.get(url)  # lost
    async with httpx.AsyncClient() as local:
        local.delete(url).raise_for_status()  # lost
    client.aclose()  # lost
    return response.json()


class Service:
    def __init__(self) -> None:
        self.http = httpx.AsyncClient()
        self.blocking = httpx.Client()

    async def load(self, url: str):
        first = await self.http.get(url)
        second = self.blocking.request("PUT", url)  # blocks: http
        return first.json(), second.json()


async def log(request: httpx.Request):
    time.sleep(1)  # blocks: sleep


logging_client = httpx.AsyncClient(event_hooks={"request": [log]})
