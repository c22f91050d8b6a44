"""A sync wrapper that calls `asyncio.run`: with `wraps` it fails on the event loop, without it works in a worker thread.

GET /wraps
GET /plain
"""

import asyncio
import functools

from fastapi import FastAPI

app = FastAPI()


def to_sync(function):  # on: import
    @functools.wraps(function)
    def wrapper():  # on: loop
        return asyncio.run(function())  # makes: with_wraps

    return wrapper


def to_sync_plain(function):  # on: import
    def wrapper():  # on: thread
        return asyncio.run(function())  # makes: without_wraps

    return wrapper


@app.get("/wraps")
@to_sync  # calls: to_sync
async def with_wraps():  # spurious on: loop (asyncio.run fails on the event loop, so that the coroutine never runs)
    return 1


@app.get("/plain")
@to_sync_plain  # calls: to_sync_plain
async def without_wraps():  # on: thread
    return 2
