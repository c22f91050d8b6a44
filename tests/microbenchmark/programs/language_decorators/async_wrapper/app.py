"""An async wrapper over an `async def`, and over a `def`."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def traced(function):  # on: import
    @wraps(function)
    async def wrapper(*args):  # on: loop
        return await function(*args)  # calls: load

    return wrapper


def as_coroutine(function):  # on: import
    @wraps(function)
    async def wrapper(*args):  # on: loop
        return function(*args)  # calls: parse

    return wrapper


@traced  # calls: traced
async def load():  # on: loop
    return 1


@as_coroutine  # calls: as_coroutine
def parse():  # on: loop
    return 2


@app.get("/")
async def read():  # on: loop
    return await load(), await parse()  # calls: as_coroutine.<locals>.wrapper, traced.<locals>.wrapper
