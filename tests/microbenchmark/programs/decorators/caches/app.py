"""`lru_cache` and `cache` on path operations and helpers: a coroutine that is kept cannot be awaited again.

GET /async
GET /async
GET /def
GET /def
GET /helper
GET /helper
"""

from functools import cache, lru_cache

from fastapi import FastAPI

app = FastAPI()


@app.get("/async")
@lru_cache
async def read_async():  # on: loop
    return 1


@app.get("/def")
@lru_cache(maxsize=8)
def read_def():  # on: thread
    return 2


@cache
def load_model(name):  # on: loop
    return read_file(name)  # calls: read_file


def read_file(name):  # on: loop
    return name


@app.get("/helper")
async def helper():  # on: loop
    return load_model("small")  # calls: load_model
