"""Wrappers that keep the result, try again, call in `finally`, and pass a lambda on."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


def kept(function):  # on: import
    @wraps(function)
    def wrapper(*args):  # on: loop
        result = function(*args)  # calls: one
        return result

    return wrapper


def retried(function):  # on: import
    @wraps(function)
    def wrapper(*args):  # on: loop
        while True:
            try:
                return function(*args)  # calls: two
            except ValueError:
                continue

    return wrapper


def run(action):  # on: loop
    return action()  # calls: <lambda>@43


def delegated(function):  # on: import
    @wraps(function)
    def wrapper(*args):  # on: loop
        return run(lambda: function(*args))  # on: loop; calls: run, three

    return wrapper


@kept  # calls: kept
def one():  # on: loop
    return Client()


@retried  # calls: retried
def two():  # on: loop
    return Client()


@delegated  # calls: delegated
def three():  # on: loop
    return Client()


@app.get("/")
async def read():  # on: loop
    first = one().get()  # calls: kept.<locals>.wrapper, Client.get
    second = two().get()  # calls: Client.get, retried.<locals>.wrapper
    return first, second, three().get()  # calls: delegated.<locals>.wrapper, Client.get
