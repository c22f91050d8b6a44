"""A `def` method of a `WebSocketEndpoint`: on the event loop, and then it fails.

WEBSOCKET /ws
"""

from fastapi import FastAPI
from starlette.endpoints import WebSocketEndpoint


class Broken(WebSocketEndpoint):
    def on_connect(self, websocket):  # on: loop
        return check(websocket)  # calls: check


def check(websocket):  # on: loop
    return None


app = FastAPI()
app.router.add_websocket_route("/ws", Broken)
