"""aiohttp: a request is awaited or entered, and nothing of it runs before; reading the answer has to be awaited too."""

import aiohttp


async def right(url: str):
    timeout = aiohttp.ClientTimeout(total=5)
    async with aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=10)) as session:
        async with session.get(url, params={"a": 1}) as response:
            response.raise_for_status()
            data = await response.json()
        response = await session.post(url, json=data)
        async for chunk in response.content.iter_chunked(1024):
            print(len(chunk))
        response.release()
        async with session.ws_connect(url) as socket:
            await socket.send_json({})
            async for message in socket:
                if message.type == aiohttp.WSMsgType.TEXT:
                    print(message.json())
    async with aiohttp.request("GET", url) as response:
        return await response.text()


async def lost(url: str):
    session = aiohttp.ClientSession()
    session.get(url)  # lost
    response = await session.get(url)
    data = response.json()  # lost
    print(data["a"])
    async with session.post(url) as answer:
        text = answer.text().upper()  # lost
    async with session.ws_connect(url) as socket:
        socket.send_str(text)  # lost
        socket.close()  # lost
    session.close()  # lost


class Client:
    def __init__(self, session: aiohttp.ClientSession | None = None):
        self._session = session or aiohttp.ClientSession()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        await self._session.close()

    async def load(self, url: str):
        async with self._session.get(url) as response:
            body = response.read()  # lost
            return len(body), await response.read()
