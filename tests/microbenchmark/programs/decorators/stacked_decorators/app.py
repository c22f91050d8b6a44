"""Two decorators of the project on one path operation."""

import functools

from fastapi import FastAPI

app = FastAPI()


def outer(function):  # missing on: import (applying a decorator is no call)
    @functools.wraps(function)
    async def outer_wrapper(*args, **kwargs):  # on: loop
        return await function(*args, **kwargs)  # missing calls: inner.<locals>.inner_wrapper (the parameter of a decorator is not known to be the function under it)

    return outer_wrapper


def inner(function):  # missing on: import (applying a decorator is no call)
    @functools.wraps(function)
    async def inner_wrapper(*args, **kwargs):  # on: loop
        return await function(*args, **kwargs)  # missing calls: read (the parameter of a decorator is not known to be the function under it)

    return inner_wrapper


@app.get("/")
@outer  # missing calls: outer (applying a decorator is no call)
@inner  # missing calls: inner (applying a decorator is no call)
async def read():  # on: loop
    return 1
