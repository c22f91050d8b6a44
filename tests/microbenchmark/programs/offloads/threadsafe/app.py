"""`run_coroutine_threadsafe`: a worker thread makes the coroutine, the event loop runs it."""

import asyncio
from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app):  # on: startup
    app.state.loop = asyncio.get_running_loop()
    yield


app = FastAPI(lifespan=lifespan)


async def publish(message):  # on: loop
    return encode(message)  # calls: encode


def encode(message):  # on: loop
    return message


@app.get("/")
def index():  # on: thread
    future = asyncio.run_coroutine_threadsafe(publish("hello"), app.state.loop)  # makes: publish
    return future.result(timeout=1)
