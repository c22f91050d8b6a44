"""A sync wrapper with `functools.wraps`: FastAPI goes by the wrapped function."""

import functools

from fastapi import FastAPI

app = FastAPI()


def logged(function):  # missing on: import (applying a decorator is no call)
    @functools.wraps(function)
    def wrapper(*args, **kwargs):  # missing on: loop, thread (the function under a decorator is taken to be what is called, not the wrapper)
        log(function.__name__)  # calls: log
        return function(*args, **kwargs)  # missing calls: read_def (the parameter of a decorator is not known to be the function under it); missing makes: read_async (the parameter of a decorator is not known to be the function under it)

    return wrapper


def log(name):  # missing on: loop, thread (the function under a decorator is taken to be what is called, not the wrapper)
    return name


@app.get("/async")
@logged  # missing calls: logged (applying a decorator is no call)
async def read_async():  # on: loop
    return helper()  # calls: helper


@app.get("/def")
@logged  # missing calls: logged (applying a decorator is no call)
def read_def():  # on: thread
    return other()  # calls: other


def helper():  # on: loop
    return 1


def other():  # on: thread
    return 2
