"""Decorators of the project under the route's: their wrappers run where the path operation does, and call it."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def audited(function):  # on: import
    @wraps(function)
    async def wrapper(*args, **kwargs):  # on: loop
        return await function(*args, **kwargs)  # calls: read

    return wrapper


def checked(function):  # on: import
    @wraps(function)
    def wrapper(*args, **kwargs):  # on: thread
        return function(*args, **kwargs)  # calls: read_in_thread

    return wrapper


@app.get("/async")
@audited  # calls: audited
async def read():  # on: loop
    return 1


@app.get("/def")
@checked  # calls: checked
def read_in_thread():  # on: thread
    return 2
