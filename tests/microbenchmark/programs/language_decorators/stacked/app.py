"""Two decorators: the upper wraps what the lower gives."""

from fastapi import FastAPI

app = FastAPI()


def outer(function):  # missing on: import (a decorator of the project is not called)
    def outer_wrapper():  # missing on: loop (the wrapper is skipped for what it is around)
        return function()  # missing calls: inner.<locals>.inner_wrapper (what a decorator is given is not followed into it)

    return outer_wrapper


def inner(function):  # missing on: import (a decorator of the project is not called)
    def inner_wrapper():  # missing on: loop (the wrapper is skipped for what it is around)
        return function()  # missing calls: work (what a decorator is given is not followed into it)

    return inner_wrapper


@outer  # missing calls: outer (a decorator of the project is not called)
@inner  # missing calls: inner (a decorator of the project is not called)
def work():  # on: loop
    return 1


@app.get("/")
async def read():  # on: loop
    return work()  # missing calls: outer.<locals>.outer_wrapper (the wrapper is skipped for what it is around); spurious calls: work (the wrapper is skipped for what it is around)
