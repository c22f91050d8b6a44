"""A decorator with an async and a sync wrapper: it looks which the function needs."""

import asyncio
import inspect
from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def timed(function):  # on: import
    if inspect.iscoroutinefunction(function):

        @wraps(function)
        async def async_wrapper(*args):  # on: loop
            return await function(*args)  # calls: load

        return async_wrapper

    @wraps(function)
    def wrapper(*args):  # on: loop
        return function(*args)  # calls: parse

    return wrapper


@timed  # calls: timed
async def load():  # on: loop
    await asyncio.sleep(0)
    return 1


@timed  # calls: timed
def parse():  # on: loop
    return 2


@app.get("/")
async def read():  # on: loop
    return await load(), parse()  # calls: timed.<locals>.async_wrapper, timed.<locals>.wrapper
