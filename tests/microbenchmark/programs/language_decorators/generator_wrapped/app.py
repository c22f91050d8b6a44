"""A wrapper that runs the generator that it is put around, and one that is a generator itself."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def listed(function):  # on: import
    @wraps(function)
    def wrapper(*args):  # on: loop
        return list(function(*args))  # calls: rows

    return wrapper


def doubled(function):  # on: import
    @wraps(function)
    def wrapper(*args):  # on: loop
        for value in function(*args):  # calls: numbers
            yield value * 2

    return wrapper


@listed  # calls: listed
def rows():  # on: loop
    yield 1


@doubled  # calls: doubled
def numbers():  # on: loop
    yield 2


@app.get("/")
async def read():  # on: loop
    return rows(), [number for number in numbers()]  # calls: listed.<locals>.wrapper, doubled.<locals>.wrapper
