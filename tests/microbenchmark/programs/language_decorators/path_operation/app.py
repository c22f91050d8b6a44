"""Decorators of the project under the route's: their wrappers run where the path operation does, and call it."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def audited(function):  # missing on: import (a decorator of the project is not called)
    @wraps(function)
    async def wrapper(*args, **kwargs):  # on: loop
        return await function(*args, **kwargs)  # missing calls: read (what a decorator is given is not followed into it)

    return wrapper


def checked(function):  # missing on: import (a decorator of the project is not called)
    @wraps(function)
    def wrapper(*args, **kwargs):  # missing on: thread (the wrapper is skipped for what it is around)
        return function(*args, **kwargs)  # missing calls: read_in_thread (what a decorator is given is not followed into it)

    return wrapper


@app.get("/async")
@audited  # missing calls: audited (a decorator of the project is not called)
async def read():  # on: loop
    return 1


@app.get("/def")
@checked  # missing calls: checked (a decorator of the project is not called)
def read_in_thread():  # on: thread
    return 2
