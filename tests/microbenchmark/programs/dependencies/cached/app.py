"""`lru_cache` dependencies: `def` ones run once, in a worker thread; the coroutine of an async one runs once, then fails.

GET /settings
GET /settings
GET /token
GET /token
"""

from functools import lru_cache

from fastapi import Depends, FastAPI

app = FastAPI()


@lru_cache
def get_settings():  # on: thread
    return load()  # calls: load


def load():  # on: thread
    return {"debug": True}


@lru_cache(maxsize=None)
async def get_token():  # on: loop
    return "token"


@app.get("/settings")
async def settings(value=Depends(get_settings)):  # on: loop
    return value


@app.get("/token")
async def token(value=Depends(get_token)):  # on: loop
    return value
