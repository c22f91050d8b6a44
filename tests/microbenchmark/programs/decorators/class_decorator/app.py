"""A class as decorator: its `__call__` is what FastAPI calls."""

import functools

from fastapi import FastAPI

app = FastAPI()


class Traced:
    def __init__(self, function):  # missing on: import (applying a decorator is no call)
        functools.update_wrapper(self, function)
        self.function = function

    def __call__(self):  # missing on: loop, thread (the function under a decorator is taken to be what is called, not the wrapper)
        return self.function()  # missing calls: read_def (the parameter of a decorator is not known to be the function under it); missing makes: read_async (the parameter of a decorator is not known to be the function under it)


class TracedAsync:
    def __init__(self, function):  # missing on: import (applying a decorator is no call)
        functools.update_wrapper(self, function)
        self.function = function

    async def __call__(self):  # on: loop
        return self.function()  # missing calls: made_async (the parameter of a decorator is not known to be the function under it)


@app.get("/async")
@Traced  # missing calls: Traced.__init__ (applying a decorator is no call)
async def read_async():  # on: loop
    return 1


@app.get("/def")
@Traced  # missing calls: Traced.__init__ (applying a decorator is no call)
def read_def():  # on: thread
    return 2


@app.get("/made-async")
@TracedAsync  # missing calls: TracedAsync.__init__ (applying a decorator is no call)
def made_async():  # missing on: loop (a def under an async wrapper runs where the wrapper calls it); spurious on: thread (a def under an async wrapper runs where the wrapper calls it)
    return 3
