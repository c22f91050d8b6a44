"""websockets: coroutines in asyncio, waiting in `websockets.sync`."""

import asyncio
import json
import time

import websockets
from websockets.asyncio.client import ClientConnection, connect
from websockets.sync.client import connect as sync_connect


async def right(url: str):
    async with websockets.connect(url) as socket:
        await socket.send(json.dumps({}))
        async for message in socket:
            print(message)
    other = await connect(url, open_timeout=5)
    answer = await asyncio.wait_for(other.recv(), 3)
    await asyncio.gather(other.send("a"), other.recv())
    await other.close()
    async for again in connect(url):
        await again.send("hello")
    return answer


async def lost(url: str, given: ClientConnection):
    given.send("a")  # lost
    async with connect(url) as socket:
        socket.send("a")  # lost
        text = socket.recv()  # lost
        socket.close()  # lost
        print(text.upper())
    websockets.connect(url)  # lost


async def handler(socket):
    time.sleep(1)  # blocks: sleep
    socket.send("a")  # lost
    await socket.wait_closed()


async def main():
    async with websockets.serve(handler, "localhost", 8765) as server:
        websockets.broadcast(server.connections, "hello")
        await server.serve_forever()


async def blocking(url: str):
    with sync_connect(url) as socket:  # blocks: http
        socket.send("a")  # blocks: socket
        return socket.recv(timeout=3)  # blocks: socket
