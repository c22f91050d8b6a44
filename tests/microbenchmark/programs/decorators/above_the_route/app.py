"""A decorator above the route decorator: it does not change what is registered."""

import functools

from fastapi import FastAPI

app = FastAPI()


def cached(function):  # on: import
    @functools.wraps(function)
    async def wrapper():  # spurious on: loop (the wrapper of a decorator above the route decorator is registered nowhere and never called)
        return await function()  # spurious calls: read (the wrapper of a decorator above the route decorator is registered nowhere and never called)

    return wrapper


@cached  # calls: cached
@app.get("/never")
async def read():  # on: loop
    return 1
