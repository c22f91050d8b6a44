"""Starlette's websocket routes: `WebSocketRoute`, `add_websocket_route`, `@websocket_route`.

WEBSOCKET /object
WEBSOCKET /added
WEBSOCKET /decorated
WEBSOCKET /plain
"""

from fastapi import FastAPI, WebSocket
from fastapi.routing import APIWebSocketRoute
from starlette.routing import WebSocketRoute

app = FastAPI()


async def from_object(websocket):  # on: loop
    await websocket.accept()
    await websocket.close()


async def added(websocket):  # on: loop
    await websocket.accept()
    await websocket.close()


def decorated(websocket):  # on: loop
    return None


def plain(websocket: WebSocket):  # on: loop
    return None


app.router.routes.append(WebSocketRoute("/object", from_object))
app.router.add_websocket_route("/added", added)
app.router.websocket_route("/decorated")(decorated)
app.router.routes.append(APIWebSocketRoute("/plain", plain))
