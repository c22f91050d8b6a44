"""A class as decorator: its instance takes the function's place and is called; one with arguments; one on a method."""

from functools import update_wrapper

from fastapi import FastAPI

app = FastAPI()


class Counted:
    def __init__(self, function):  # missing on: import (a decorator of the project is not called)
        self.function = function
        self.calls = 0
        update_wrapper(self, function)

    def __call__(self, *args):  # missing on: loop (the wrapper is skipped for what it is around)
        self.calls += 1
        return self.function(*args)  # missing calls: load (what a decorator is given is not followed into it)


class Limited:
    def __init__(self, times):  # on: import
        self.times = times

    def __call__(self, function):  # missing on: import (a decorator of the project is not called)
        def wrapper(*args):  # missing on: loop (the wrapper is skipped for what it is around)
            return function(*args)  # missing calls: save (what a decorator is given is not followed into it)

        return wrapper


@Counted  # missing calls: Counted.__init__ (a decorator of the project is not called)
def load():  # on: loop
    return 1


@Limited(times=3)  # calls: Limited.__init__; missing calls: Limited.__call__ (a decorator of the project is not called)
def save():  # on: loop
    return 2


@app.get("/")
async def read():  # on: loop
    return load(), save(), load.calls  # missing calls: Counted.__call__, Limited.__call__.<locals>.wrapper (the wrapper is skipped for what it is around); spurious calls: load, save (the wrapper is skipped for what it is around)
