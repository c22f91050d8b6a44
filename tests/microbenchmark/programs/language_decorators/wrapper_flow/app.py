"""Wrappers that keep the result, try again, call in `finally`, and pass a lambda on."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


def kept(function):  # missing on: import (a decorator of the project is not called)
    @wraps(function)
    def wrapper(*args):  # on: loop
        result = function(*args)  # missing calls: one (what a decorator is given is not followed into it)
        return result

    return wrapper


def retried(function):  # missing on: import (a decorator of the project is not called)
    @wraps(function)
    def wrapper(*args):  # missing on: loop (the wrapper is skipped for what it is around)
        while True:
            try:
                return function(*args)  # missing calls: two (what a decorator is given is not followed into it)
            except ValueError:
                continue

    return wrapper


def run(action):  # on: loop
    return action()  # calls: <lambda>@43


def delegated(function):  # missing on: import (a decorator of the project is not called)
    @wraps(function)
    def wrapper(*args):  # on: loop
        return run(lambda: function(*args))  # on: loop; calls: run; missing calls: three (what a decorator is given is not followed into it)

    return wrapper


@kept  # missing calls: kept (a decorator of the project is not called)
def one():  # missing on: loop (what a decorator is given is not followed into it)
    return Client()


@retried  # missing calls: retried (a decorator of the project is not called)
def two():  # on: loop
    return Client()


@delegated  # missing calls: delegated (a decorator of the project is not called)
def three():  # missing on: loop (what a decorator is given is not followed into it)
    return Client()


@app.get("/")
async def read():  # on: loop
    first = one().get()  # calls: kept.<locals>.wrapper; missing calls: Client.get (what a decorator is given is not followed into it)
    second = two().get()  # calls: Client.get; missing calls: retried.<locals>.wrapper (the wrapper is skipped for what it is around); spurious calls: two (the wrapper is skipped for what it is around)
    return first, second, three().get()  # calls: delegated.<locals>.wrapper; missing calls: Client.get (what a decorator is given is not followed into it)
