"""A sync wrapper over an `async def`: it makes the coroutine and gives it back, to be awaited by the caller."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def logged(function):  # on: import
    @wraps(function)
    def wrapper(*args):  # on: loop
        return function(*args)  # makes: load

    return wrapper


@logged  # calls: logged
async def load():  # on: loop
    return 1


@app.get("/")
async def read():  # on: loop
    return await load()  # calls: logged.<locals>.wrapper, load
