"""Async wrappers, with and without `wraps`: on the event loop, and with them a `def` that they call."""

import functools

from fastapi import FastAPI

app = FastAPI()


def timed(function):  # on: import
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):  # on: loop
        return await function(*args, **kwargs)  # calls: read_timed

    return wrapper


def made_async(function):  # on: import
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):  # on: loop
        return function(*args, **kwargs)  # calls: read_made_async

    return wrapper


def plain(function):  # on: import
    async def wrapper():  # on: loop
        return function()  # calls: read_plain

    return wrapper


@app.get("/timed")
@timed  # calls: timed
async def read_timed():  # on: loop
    return 1


@app.get("/made-async")
@made_async  # calls: made_async
def read_made_async():  # on: loop
    return load()  # calls: load


@app.get("/plain")
@plain  # calls: plain
def read_plain():  # on: loop
    return 3


def load():  # on: loop
    return 2
