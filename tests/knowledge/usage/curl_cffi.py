"""curl_cffi: as requests, with an `AsyncSession`."""

import curl_cffi
from curl_cffi import AsyncSession, requests
from curl_cffi.requests import AsyncSession as OldAsyncSession

session = requests.Session(impersonate="chrome")


async def sync(url: str):
    requests.get(url, impersonate="chrome").json()  # blocks: http
    curl_cffi.post(url)  # blocks: http
    session.get(url).raise_for_status()  # blocks: http
    with requests.Session() as local:
        local.put(url)  # blocks: http


async def right(url: str):
    async with AsyncSession(impersonate="chrome") as s:
        response = await s.get(url)
        print(response.text, response.json())
        async with s.stream("GET", url) as streamed:
            async for chunk in streamed.aiter_content():
                print(chunk)
        async with s.ws_connect(url) as socket:
            await socket.send_str("a")
        socket = await s.ws_connect(url)
        await socket.close()


async def lost(url: str):
    async with OldAsyncSession() as s:
        s.get(url)  # lost
        answer = s.post(url)  # lost
        return answer.json()
