"""A wrapper that handles errors, around async and `def` functions."""

import functools

from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()


def handle_errors(function):  # on: import
    @functools.wraps(function)
    def wrapper(*args, **kwargs):  # on: loop, thread
        try:
            return function(*args, **kwargs)  # calls: read_def; makes: read_async
        except ValueError as error:
            return failed(error)  # calls: failed

    return wrapper


def failed(error):  # on: thread; spurious on: loop (which function raises is not known)
    return JSONResponse({"error": str(error)}, status_code=400)


@app.get("/def")
@handle_errors  # calls: handle_errors
def read_def():  # on: thread
    raise ValueError("no")


@app.get("/async")
@handle_errors  # calls: handle_errors
async def read_async():  # on: loop
    return 1
