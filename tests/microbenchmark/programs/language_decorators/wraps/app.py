"""A wrapper with `functools.wraps`, on a function and on a method."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def timed(function):  # missing on: import (a decorator of the project is not called)
    @wraps(function)
    def wrapper(*args, **kwargs):  # missing on: loop (the wrapper is skipped for what it is around)
        return function(*args, **kwargs)  # missing calls: Store.load, parse (what a decorator is given is not followed into it)

    return wrapper


class Store:
    @timed  # missing calls: timed (a decorator of the project is not called)
    def load(self):  # on: loop
        return self._read()  # calls: Store._read

    def _read(self):  # on: loop
        return 1


@timed  # missing calls: timed (a decorator of the project is not called)
def parse(text):  # on: loop
    return text


@app.get("/")
async def read():  # on: loop
    return parse("a"), Store().load()  # missing calls: timed.<locals>.wrapper (the wrapper is skipped for what it is around); spurious calls: Store.load, parse (the wrapper is skipped for what it is around)
