"""A websocket with a task for each direction.

WEBSOCKET /ws
"""

import asyncio

from fastapi import FastAPI, WebSocket

app = FastAPI()


@app.websocket("/ws")
async def session(websocket: WebSocket):  # on: loop
    queue = asyncio.Queue()

    async def receive():  # on: loop
        queue.put_nowait(clean(await websocket.receive_text()))  # calls: clean

    async def send():  # on: loop
        await websocket.send_text(await queue.get())

    await websocket.accept()
    await asyncio.gather(receive(), send())  # makes: session.<locals>.receive, session.<locals>.send
    await websocket.close()


def clean(text):  # on: loop
    return text.strip()
