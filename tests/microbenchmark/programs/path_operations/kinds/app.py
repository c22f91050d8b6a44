"""A path operation: `async def` on the event loop, `def` in a worker thread."""

from fastapi import FastAPI
from helpers import helper, other

app = FastAPI()


@app.get("/async")
async def read():  # on: loop
    return helper()  # calls: helper


@app.get("/def")
def read_in_thread():  # on: thread
    return other()  # calls: other


@app.get("/tasks")
async def tasks():  # on: loop
    import asyncio

    coroutine = work()  # makes: work
    task = asyncio.create_task(coroutine)
    await task
    return await work()  # calls: work


async def work():  # on: loop
    return 1
