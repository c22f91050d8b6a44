"""Generators that a websocket iterates itself: on the event loop, both kinds.

WEBSOCKET /ws
"""

from fastapi import FastAPI, WebSocket

app = FastAPI()


async def tokens():  # on: loop
    yield "a"


def words():  # on: loop
    yield "b"


@app.websocket("/ws")
async def chat(websocket: WebSocket):  # on: loop
    await websocket.accept()
    async for token in tokens():  # calls: tokens
        await websocket.send_text(token)
    for word in words():  # calls: words
        await websocket.send_text(word)
    await websocket.close()
