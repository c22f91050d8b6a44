"""An async wrapper over a generator dependency: the request fails, the generator never runs.

GET /def
GET /async
GET /plain
"""

import functools

from fastapi import Depends, FastAPI

app = FastAPI()


def traced(function):  # missing on: import (applying a decorator is no call)
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):  # on: loop
        return function(*args, **kwargs)  # missing calls: get_limit (the parameter of a decorator is not known to be the function under it)

    return wrapper


@traced  # missing calls: traced (applying a decorator is no call)
def get_session():
    yield "session"


@traced  # missing calls: traced (applying a decorator is no call)
async def get_client():  # spurious on: loop (the request fails: FastAPI takes the async wrapper of a generator for a generator)
    yield "client"


@traced  # missing calls: traced (applying a decorator is no call)
def get_limit():  # missing on: loop (a def under an async wrapper runs where the wrapper calls it)
    return 10


@app.get("/def")
async def read_def(session=Depends(get_session)):  # spurious on: loop (the request fails: FastAPI takes the async wrapper of a generator for a generator)
    return session


@app.get("/async")
async def read_async(client=Depends(get_client)):  # spurious on: loop (the request fails: FastAPI takes the async wrapper of a generator for a generator)
    return client


@app.get("/plain")
async def read_plain(limit=Depends(get_limit)):  # on: loop
    return limit
