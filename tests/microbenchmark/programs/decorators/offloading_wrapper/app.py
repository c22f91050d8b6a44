"""An async wrapper that runs the `def` in a worker thread."""

import asyncio
import functools

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()


def in_thread(function):  # on: import
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):  # on: loop
        return await run_in_threadpool(function, *args, **kwargs)

    return wrapper


def to_thread(function):  # on: import
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):  # on: loop
        return await asyncio.to_thread(function, *args, **kwargs)

    return wrapper


@app.get("/endpoint")
@in_thread  # calls: in_thread
def endpoint():  # on: thread
    return compute()  # calls: compute


@to_thread  # calls: to_thread
def resize(image):  # on: thread
    return image


def compute():  # on: thread
    return 1


@app.get("/helper")
async def helper():  # on: loop
    return await resize("a.png")  # calls: to_thread.<locals>.wrapper
