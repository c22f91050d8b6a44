"""Dependencies of a websocket: by their own kind.

WEBSOCKET /ws
"""

from fastapi import Depends, FastAPI, WebSocket

app = FastAPI()


def get_session():  # on: thread
    yield "session"


async def get_user(websocket: WebSocket):  # on: loop
    return websocket.query_params.get("user")


def check_origin(websocket: WebSocket):  # on: thread
    return websocket.headers.get("origin")


@app.websocket("/ws", dependencies=[Depends(check_origin)])
async def chat(websocket: WebSocket, session=Depends(get_session), user=Depends(get_user)):  # on: loop
    await websocket.accept()
    await websocket.close()
