"""An async wrapper over a generator dependency: the request fails, the generator never runs.

GET /def
GET /async
GET /plain
"""

import functools

from fastapi import Depends, FastAPI

app = FastAPI()


def traced(function):  # on: import
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):  # on: loop
        return function(*args, **kwargs)  # calls: get_limit

    return wrapper


@traced  # calls: traced
def get_session():  # spurious on: loop (the request fails: FastAPI takes the async wrapper of a generator for a generator)
    yield "session"


@traced  # calls: traced
async def get_client():  # spurious on: loop (the request fails: FastAPI takes the async wrapper of a generator for a generator)
    yield "client"


@traced  # calls: traced
def get_limit():  # on: loop
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
