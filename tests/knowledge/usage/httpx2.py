"""httpx2: as httpx, with `query`, server-sent events and websockets."""

import httpx2

client = httpx2.AsyncClient()


async def blocking(url: str):
    httpx2.get(url).json()  # blocks: http
    with httpx2.Client() as local:
        local.query(url, json={})  # blocks: http
        with local.sse(url) as events:  # blocks: http
            for event in events:
                print(event.data)


async def right(url: str):
    (await client.get(url)).raise_for_status()
    async with client.sse(url) as events:
        async for event in events:
            print(event.data)
    async with client.websocket(url) as socket:
        await socket.send_text("hello")
        client.query(url)  # lost
