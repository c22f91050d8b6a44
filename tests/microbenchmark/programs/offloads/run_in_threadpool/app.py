"""`run_in_threadpool`, imported from FastAPI and from Starlette: in a worker thread."""

import fastapi.concurrency
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from images import Resizer, load, resize

app = FastAPI()


@app.get("/function")
async def function():  # on: loop
    return await run_in_threadpool(resize, "a.png", width=10)


@app.get("/module")
async def module():  # on: loop
    return await fastapi.concurrency.run_in_threadpool(load, "a.png")


@app.get("/method")
async def method():  # on: loop
    resizer = Resizer(10)  # calls: Resizer.__init__
    return await run_in_threadpool(resizer.run, "a.png")


@app.get("/lambda")
async def in_lambda():  # on: loop
    return await run_in_threadpool(lambda: crop("a.png"))  # on: thread; calls: crop


def crop(image):  # on: thread
    return image
