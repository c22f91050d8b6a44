"""A class as decorator: its `__call__` is what FastAPI calls."""

import functools

from fastapi import FastAPI

app = FastAPI()


class Traced:
    def __init__(self, function):  # on: import
        functools.update_wrapper(self, function)
        self.function = function

    def __call__(self):  # on: thread; missing on: loop (the function under a decorator is taken to be what is called, not the wrapper)
        return self.function()  # calls: read_def; makes: read_async


class TracedAsync:
    def __init__(self, function):  # on: import
        functools.update_wrapper(self, function)
        self.function = function

    async def __call__(self):  # on: loop
        return self.function()  # calls: made_async


@app.get("/async")
@Traced  # calls: Traced.__init__
async def read_async():  # missing on: loop (functools.update_wrapper on an instance is not followed); spurious on: thread (functools.update_wrapper on an instance is not followed)
    return 1


@app.get("/def")
@Traced  # calls: Traced.__init__
def read_def():  # on: thread
    return 2


@app.get("/made-async")
@TracedAsync  # calls: TracedAsync.__init__
def made_async():  # on: loop
    return 3
