"""A sync wrapper with `functools.wraps`: FastAPI goes by the wrapped function."""

import functools

from fastapi import FastAPI

app = FastAPI()


def logged(function):  # on: import
    @functools.wraps(function)
    def wrapper(*args, **kwargs):  # on: loop, thread
        log(function.__name__)  # calls: log
        return function(*args, **kwargs)  # calls: read_def; makes: read_async

    return wrapper


def log(name):  # on: loop, thread
    return name


@app.get("/async")
@logged  # calls: logged
async def read_async():  # on: loop
    return helper()  # calls: helper


@app.get("/def")
@logged  # calls: logged
def read_def():  # on: thread
    return other()  # calls: other


def helper():  # on: loop
    return 1


def other():  # on: thread
    return 2
