"""`WebSocketEndpoint`: its methods run on the event loop.

WEBSOCKET /ws
"""

from fastapi import FastAPI
from starlette.endpoints import WebSocketEndpoint
from starlette.routing import WebSocketRoute


class Echo(WebSocketEndpoint):
    encoding = "text"

    async def on_connect(self, websocket):  # on: loop
        await websocket.accept()

    async def on_receive(self, websocket, data):  # on: loop
        await websocket.send_text(self.shout(data))  # calls: Echo.shout
        await websocket.close()

    async def on_disconnect(self, websocket, close_code):  # on: loop
        self.forget(websocket)  # calls: Echo.forget

    def shout(self, data):  # on: loop
        return data.upper()

    def forget(self, websocket):  # on: loop
        return None


app = FastAPI(routes=[WebSocketRoute("/ws", Echo)])
