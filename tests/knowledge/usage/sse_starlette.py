"""sse-starlette: where the events of a response are made."""

import asyncio
import time

from fastapi import FastAPI
from sse_starlette import EventSourceResponse, ServerSentEvent
from sse_starlette.sse import EventSourceResponse as Response

app = FastAPI()


async def events():
    for number in range(3):
        await asyncio.sleep(1)
        yield ServerSentEvent(data=str(number))


async def slow():
    time.sleep(1)  # blocks: sleep
    yield {"data": "1"}


def threaded():
    time.sleep(1)
    yield {"data": "1"}


@app.get("/events")
async def route():
    return EventSourceResponse(events(), ping=15)


@app.get("/slow")
def slow_route():
    return Response(slow())


@app.get("/threaded")
def threaded_route():
    return EventSourceResponse(threaded())
