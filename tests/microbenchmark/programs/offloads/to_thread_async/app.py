"""`asyncio.to_thread` of a coroutine function: the coroutine is made in a worker thread and never runs."""

import asyncio

from fastapi import FastAPI

app = FastAPI()


async def fetch():  # spurious on: thread (to_thread makes the coroutine and never runs it)
    return 1


@app.get("/")
async def index():  # on: loop
    await asyncio.to_thread(fetch)
    return {}
