"""A decorator that runs a coroutine to its end: an `async def` may be called like a `def`, in a thread that has no loop."""

import asyncio
from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def blocking(function):  # on: import
    @wraps(function)
    def wrapper(*args):  # on: thread
        return asyncio.run(function(*args))  # makes: fetch

    return wrapper


@blocking  # calls: blocking
async def fetch():  # on: thread
    return parse()  # calls: parse


def parse():  # on: thread
    return 1


@app.get("/")
def read():  # on: thread
    return fetch()  # calls: blocking.<locals>.wrapper
