"""AnyIO task groups: `start_soon` and `start` on the event loop."""

import anyio
from fastapi import FastAPI

app = FastAPI()


async def fetch(number):  # on: loop
    return parse(number)  # calls: parse


def parse(number):  # on: loop
    return number


async def serve(port, *, task_status=anyio.TASK_STATUS_IGNORED):  # on: loop
    task_status.started(port)


@app.get("/")
async def index():  # on: loop
    async with anyio.create_task_group() as group:
        group.start_soon(fetch, 1)
        await group.start(serve, 8000)
    return {}
