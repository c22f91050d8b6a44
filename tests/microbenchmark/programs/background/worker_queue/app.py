"""A worker that a lifespan starts and that takes jobs from a queue: the jobs run on the event loop."""

import asyncio
from contextlib import asynccontextmanager

from fastapi import FastAPI

queue = asyncio.Queue()


async def worker():  # on: loop, startup
    while True:
        job, argument = await queue.get()
        await job(argument)  # missing calls: resize (what a queue hands on is not known)
        queue.task_done()


async def resize(image):  # on: loop
    return scale(image)  # calls: scale


def scale(image):  # on: loop
    return image


@asynccontextmanager
async def lifespan(app):  # on: startup
    task = asyncio.create_task(worker())  # makes: worker
    yield
    task.cancel()


app = FastAPI(lifespan=lifespan)


@app.post("/resize")
async def submit():  # on: loop
    await queue.put((resize, "a.png"))
    await queue.join()
