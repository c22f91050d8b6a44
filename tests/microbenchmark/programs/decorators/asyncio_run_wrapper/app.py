"""A sync wrapper that calls `asyncio.run`: with `wraps` it fails on the event loop, without it works in a worker thread.

GET /wraps
GET /plain
"""

import asyncio
import functools

from fastapi import FastAPI

app = FastAPI()


def to_sync(function):  # missing on: import (applying a decorator is no call)
    @functools.wraps(function)
    def wrapper():  # missing on: loop (the function under a decorator is taken to be what is called, not the wrapper)
        return asyncio.run(function())  # missing makes: with_wraps (the parameter of a decorator is not known to be the function under it)

    return wrapper


def to_sync_plain(function):  # missing on: import (applying a decorator is no call)
    def wrapper():  # missing on: thread (the function under a decorator is taken to be what is called, not the wrapper)
        return asyncio.run(function())  # missing makes: without_wraps (the parameter of a decorator is not known to be the function under it)

    return wrapper


@app.get("/wraps")
@to_sync  # missing calls: to_sync (applying a decorator is no call)
async def with_wraps():  # spurious on: loop (asyncio.run fails on the event loop, so that the coroutine never runs)
    return 1


@app.get("/plain")
@to_sync_plain  # missing calls: to_sync_plain (applying a decorator is no call)
async def without_wraps():  # missing on: thread (the wrapper runs the coroutine with asyncio.run); spurious on: loop (the wrapper runs the coroutine with asyncio.run)
    return 2
