"""A class as decorator: its instance takes the function's place and is called; one with arguments; one on a method."""

from functools import update_wrapper

from fastapi import FastAPI

app = FastAPI()


class Counted:
    def __init__(self, function):  # on: import
        self.function = function
        self.calls = 0
        update_wrapper(self, function)

    def __call__(self, *args):  # on: loop
        self.calls += 1
        return self.function(*args)  # calls: load


class Limited:
    def __init__(self, times):  # on: import
        self.times = times

    def __call__(self, function):  # on: import
        def wrapper(*args):  # on: loop
            return function(*args)  # calls: save

        return wrapper


@Counted  # calls: Counted.__init__
def load():  # on: loop
    return 1


@Limited(times=3)  # calls: Limited.__init__, Limited.__call__
def save():  # on: loop
    return 2


@app.get("/")
async def read():  # on: loop
    return load(), save(), load.calls  # calls: Counted.__call__, Limited.__call__.<locals>.wrapper
