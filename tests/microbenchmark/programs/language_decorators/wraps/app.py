"""A wrapper with `functools.wraps`, on a function and on a method."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def timed(function):  # on: import
    @wraps(function)
    def wrapper(*args, **kwargs):  # on: loop
        return function(*args, **kwargs)  # calls: Store.load, parse

    return wrapper


class Store:
    @timed  # calls: timed
    def load(self):  # on: loop
        return self._read()  # calls: Store._read

    def _read(self):  # on: loop
        return 1


@timed  # calls: timed
def parse(text):  # on: loop
    return text


@app.get("/")
async def read():  # on: loop
    return parse("a"), Store().load()  # calls: timed.<locals>.wrapper
