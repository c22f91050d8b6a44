"""An async wrapper over an `async def`, and over a `def`."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def traced(function):  # missing on: import (a decorator of the project is not called)
    @wraps(function)
    async def wrapper(*args):  # on: loop
        return await function(*args)  # missing calls: load (what a decorator is given is not followed into it)

    return wrapper


def as_coroutine(function):  # missing on: import (a decorator of the project is not called)
    @wraps(function)
    async def wrapper(*args):  # on: loop
        return function(*args)  # missing calls: parse (what a decorator is given is not followed into it)

    return wrapper


@traced  # missing calls: traced (a decorator of the project is not called)
async def load():  # on: loop
    return 1


@as_coroutine  # missing calls: as_coroutine (a decorator of the project is not called)
def parse():  # missing on: loop (the wrapper is skipped for what it is around)
    return 2


@app.get("/")
async def read():  # on: loop
    return await load(), await parse()  # calls: as_coroutine.<locals>.wrapper; missing calls: traced.<locals>.wrapper (the wrapper is skipped for what it is around); spurious calls: load (the wrapper is skipped for what it is around)
