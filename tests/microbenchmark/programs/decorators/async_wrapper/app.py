"""Async wrappers, with and without `wraps`: on the event loop, and with them a `def` that they call."""

import functools

from fastapi import FastAPI

app = FastAPI()


def timed(function):  # missing on: import (applying a decorator is no call)
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):  # on: loop
        return await function(*args, **kwargs)  # missing calls: read_timed (the parameter of a decorator is not known to be the function under it)

    return wrapper


def made_async(function):  # missing on: import (applying a decorator is no call)
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):  # on: loop
        return function(*args, **kwargs)  # missing calls: read_made_async (the parameter of a decorator is not known to be the function under it)

    return wrapper


def plain(function):  # missing on: import (applying a decorator is no call)
    async def wrapper():  # on: loop
        return function()  # missing calls: read_plain (the parameter of a decorator is not known to be the function under it)

    return wrapper


@app.get("/timed")
@timed  # missing calls: timed (applying a decorator is no call)
async def read_timed():  # on: loop
    return 1


@app.get("/made-async")
@made_async  # missing calls: made_async (applying a decorator is no call)
def read_made_async():  # missing on: loop (a def under an async wrapper runs where the wrapper calls it); spurious on: thread (a def under an async wrapper runs where the wrapper calls it)
    return load()  # calls: load


@app.get("/plain")
@plain  # missing calls: plain (applying a decorator is no call)
def read_plain():  # missing on: loop (a def under an async wrapper runs where the wrapper calls it); spurious on: thread (a def under an async wrapper runs where the wrapper calls it)
    return 3


def load():  # missing on: loop (a def under an async wrapper runs where the wrapper calls it); spurious on: thread (a def under an async wrapper runs where the wrapper calls it)
    return 2
