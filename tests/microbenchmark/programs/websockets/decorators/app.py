"""Websocket path operations: on the event loop; a `def` too, and then it fails.

WEBSOCKET /chat
WEBSOCKET /room/1
WEBSOCKET /def
WEBSOCKET /added
WEBSOCKET /router/added
"""

from fastapi import APIRouter, FastAPI, WebSocket

app = FastAPI()
router = APIRouter(prefix="/router")


@app.websocket("/chat")
async def chat(websocket: WebSocket):  # on: loop
    await websocket.accept()
    await websocket.send_text(reply(await websocket.receive_text()))  # calls: reply
    await websocket.close()


def reply(text):  # on: loop
    return text.upper()


@app.websocket("/room/{number}")
async def room(websocket: WebSocket, number: int):  # on: loop
    await websocket.accept()
    await websocket.close()


@app.websocket("/def")
def in_def(websocket: WebSocket):  # on: loop
    return reply("hello")  # calls: reply


async def added(websocket: WebSocket):  # on: loop
    await websocket.accept()
    await websocket.close()


def added_def(websocket: WebSocket):  # on: loop
    return None


app.add_api_websocket_route("/added", added)
router.add_api_websocket_route("/added", added_def)
app.include_router(router)
