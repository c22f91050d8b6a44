"""Exception handlers of websockets: by their own kind.

WEBSOCKET /ws
WEBSOCKET /full
"""

from anyio import from_thread
from fastapi import FastAPI, WebSocket

app = FastAPI()


class Refused(Exception):
    pass


@app.exception_handler(Refused)
async def on_refused(websocket: WebSocket, error: Refused):  # on: loop
    await websocket.close(code=reason(error))  # calls: reason


def reason(error):  # on: loop, thread
    return 4000


@app.exception_handler(OverflowError)
def on_overflow(websocket: WebSocket, error: OverflowError):  # on: thread
    from_thread.run(websocket.close, reason(error))  # calls: reason


@app.websocket("/full")
async def full(websocket: WebSocket):  # on: loop
    await websocket.accept()
    raise OverflowError


@app.websocket("/ws")
async def session(websocket: WebSocket):  # on: loop
    await websocket.accept()
    raise Refused
