"""httpx-sse: `aconnect_sse` is entered with `async with`, its events come by `async for`."""

import httpx
from httpx_sse import aconnect_sse, connect_sse


async def events(url: str):
    async with httpx.AsyncClient() as client:
        async with aconnect_sse(client, "GET", url) as source:
            async for event in source.aiter_sse():
                print(event.json())


async def blocking(url: str):
    with httpx.Client() as client:
        with connect_sse(client, "GET", url) as source:  # blocks: http
            for event in source.iter_sse():  # blocks: http
                print(event.data)
