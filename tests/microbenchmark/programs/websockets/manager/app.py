"""A connection manager, as in FastAPI's documentation.

WEBSOCKET /ws/ann
"""

from fastapi import FastAPI, WebSocket
from manager import ConnectionManager

app = FastAPI()
manager = ConnectionManager()  # calls: ConnectionManager.__init__


@app.websocket("/ws/{name}")
async def chat(websocket: WebSocket, name: str):  # on: loop
    await manager.connect(websocket)  # calls: ConnectionManager.connect
    try:
        text = await websocket.receive_text()
        await manager.broadcast(f"{name}: {text}")  # calls: ConnectionManager.broadcast
        await websocket.close()
    finally:
        manager.disconnect(websocket)  # calls: ConnectionManager.disconnect
