"""`websocket.app.state` and `websocket.state`.

WEBSOCKET /ws
"""

from fastapi import Depends, FastAPI, WebSocket

app = FastAPI()


class Room:
    def join(self):  # on: loop
        return 1


class User:
    def name(self):  # on: loop
        return "me"


app.state.room = Room()


async def authenticate(websocket: WebSocket):  # on: loop
    websocket.state.user = User()


@app.websocket("/ws")
async def talk(websocket: WebSocket, _=Depends(authenticate)):  # on: loop
    websocket.app.state.room.join()  # calls: Room.join
    websocket.state.user.name()  # calls: User.name
    await websocket.accept()
    await websocket.close()
