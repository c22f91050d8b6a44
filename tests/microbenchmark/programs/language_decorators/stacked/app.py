"""Two decorators: the upper wraps what the lower gives."""

from fastapi import FastAPI

app = FastAPI()


def outer(function):  # on: import
    def outer_wrapper():  # on: loop
        return function()  # calls: inner.<locals>.inner_wrapper

    return outer_wrapper


def inner(function):  # on: import
    def inner_wrapper():  # on: loop
        return function()  # calls: work

    return inner_wrapper


@outer  # calls: outer
@inner  # calls: inner
def work():  # on: loop
    return 1


@app.get("/")
async def read():  # on: loop
    return work()  # calls: outer.<locals>.outer_wrapper
