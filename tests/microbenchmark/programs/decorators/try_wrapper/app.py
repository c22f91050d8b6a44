"""A wrapper that handles errors, around async and `def` functions."""

import functools

from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()


def handle_errors(function):  # missing on: import (applying a decorator is no call)
    @functools.wraps(function)
    def wrapper(*args, **kwargs):  # missing on: loop, thread (the function under a decorator is taken to be what is called, not the wrapper)
        try:
            return function(*args, **kwargs)  # missing calls: read_def (the parameter of a decorator is not known to be the function under it); missing makes: read_async (the parameter of a decorator is not known to be the function under it)
        except ValueError as error:
            return failed(error)  # calls: failed

    return wrapper


def failed(error):  # missing on: thread (the function under a decorator is taken to be what is called, not the wrapper)
    return JSONResponse({"error": str(error)}, status_code=400)


@app.get("/def")
@handle_errors  # missing calls: handle_errors (applying a decorator is no call)
def read_def():  # on: thread
    raise ValueError("no")


@app.get("/async")
@handle_errors  # missing calls: handle_errors (applying a decorator is no call)
async def read_async():  # on: loop
    return 1
