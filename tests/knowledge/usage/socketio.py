"""python-socketio: handlers of an `AsyncServer` run on the loop."""

import time

import requests
import socketio
from fastapi import FastAPI

app = FastAPI()
sio = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins="*")
app.mount("/ws", socketio.ASGIApp(sio))
threaded = socketio.Server()


@sio.event
async def connect(sid, environ, auth):
    await sio.enter_room(sid, "room")
    async with sio.session(sid) as session:
        session["user"] = auth
    sio.leave_room(sid, "room")  # lost


@sio.on("message")
async def message(sid, data):
    sio.emit("answer", data, to=sid)  # lost
    await sio.emit("answer", data, room="room")
    time.sleep(1)  # blocks: sleep
    sio.start_background_task(work, sid)


@sio.event
def disconnect(sid):
    requests.get("https://example.org")  # blocks: http


@threaded.on("message")
def threaded_message(sid, data):
    time.sleep(1)
    threaded.emit("answer", data)


async def work(sid):
    await sio.sleep(1)
    await sio.save_session(sid, {})


class Chat(socketio.AsyncNamespace):
    def on_connect(self, sid, environ):
        time.sleep(1)  # blocks: sleep

    async def on_message(self, sid, data):
        self.emit("answer", data)  # lost
        await self.emit("answer", data)


sio.register_namespace(Chat("/chat"))


async def client(url: str):
    local = socketio.AsyncClient()
    await local.connect(url)
    local.emit("hello")  # lost
    await local.wait()
    async with socketio.AsyncSimpleClient() as simple:
        await simple.connect(url)
        simple.receive()  # lost
    blocking = socketio.Client()
    blocking.connect(url)  # blocks: http
    blocking.wait()  # blocks: lock
