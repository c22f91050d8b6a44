"""Two decorators of the project on one path operation."""

import functools

from fastapi import FastAPI

app = FastAPI()


def outer(function):  # on: import
    @functools.wraps(function)
    async def outer_wrapper(*args, **kwargs):  # on: loop
        return await function(*args, **kwargs)  # calls: inner.<locals>.inner_wrapper

    return outer_wrapper


def inner(function):  # on: import
    @functools.wraps(function)
    async def inner_wrapper(*args, **kwargs):  # on: loop
        return await function(*args, **kwargs)  # calls: read

    return inner_wrapper


@app.get("/")
@outer  # calls: outer
@inner  # calls: inner
async def read():  # on: loop
    return 1
