"""A sync wrapper over an `async def`: it makes the coroutine and gives it back, to be awaited by the caller."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def logged(function):  # missing on: import (a decorator of the project is not called)
    @wraps(function)
    def wrapper(*args):  # missing on: loop (the wrapper is skipped for what it is around)
        return function(*args)  # missing makes: load (what a decorator is given is not followed into it)

    return wrapper


@logged  # missing calls: logged (a decorator of the project is not called)
async def load():  # on: loop
    return 1


@app.get("/")
async def read():  # on: loop
    return await load()  # calls: load; missing calls: logged.<locals>.wrapper (the wrapper is skipped for what it is around)
