"""A wrapper that runs the generator that it is put around, and one that is a generator itself."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def listed(function):  # missing on: import (a decorator of the project is not called)
    @wraps(function)
    def wrapper(*args):  # on: loop
        return list(function(*args))  # missing calls: rows (what a decorator is given is not followed into it)

    return wrapper


def doubled(function):  # missing on: import (a decorator of the project is not called)
    @wraps(function)
    def wrapper(*args):  # missing on: loop (the wrapper is skipped for what it is around)
        for value in function(*args):  # missing calls: numbers (what a decorator is given is not followed into it)
            yield value * 2

    return wrapper


@listed  # missing calls: listed (a decorator of the project is not called)
def rows():  # missing on: loop (the wrapper is skipped for what it is around)
    yield 1


@doubled  # missing calls: doubled (a decorator of the project is not called)
def numbers():  # on: loop
    yield 2


@app.get("/")
async def read():  # on: loop
    return rows(), [number for number in numbers()]  # calls: listed.<locals>.wrapper; missing calls: doubled.<locals>.wrapper (the wrapper is skipped for what it is around); spurious calls: numbers (the wrapper is skipped for what it is around)
