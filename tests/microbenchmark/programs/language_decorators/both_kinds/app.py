"""A decorator with an async and a sync wrapper: it looks which the function needs."""

import asyncio
import inspect
from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def timed(function):  # missing on: import (a decorator of the project is not called)
    if inspect.iscoroutinefunction(function):

        @wraps(function)
        async def async_wrapper(*args):  # on: loop
            return await function(*args)  # missing calls: load (what a decorator is given is not followed into it)

        return async_wrapper

    @wraps(function)
    def wrapper(*args):  # missing on: loop (the wrapper is skipped for what it is around)
        return function(*args)  # missing calls: parse (what a decorator is given is not followed into it)

    return wrapper


@timed  # missing calls: timed (a decorator of the project is not called)
async def load():  # on: loop
    await asyncio.sleep(0)
    return 1


@timed  # missing calls: timed (a decorator of the project is not called)
def parse():  # on: loop
    return 2


@app.get("/")
async def read():  # on: loop
    return await load(), parse()  # missing calls: timed.<locals>.async_wrapper, timed.<locals>.wrapper (the wrapper is skipped for what it is around); spurious calls: load, parse (the wrapper is skipped for what it is around)
