"""A sync `wraps` wrapper over an async exception handler: in a thread, and the handler never runs.

GET /
"""

import functools

from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()


def counted(handler):  # missing on: import (applying a decorator is no call)
    @functools.wraps(handler)
    def wrapper(request, error):  # missing on: thread (the function under a decorator is taken to be what is called, not the wrapper)
        return handler(request, error)  # missing makes: on_value_error (the parameter of a decorator is not known to be the function under it)

    return wrapper


@app.exception_handler(ValueError)
@counted  # missing calls: counted (applying a decorator is no call)
async def on_value_error(request, error):  # spurious on: loop (the coroutine that a sync wrapper makes is awaited by nobody)
    return JSONResponse({}, status_code=400)


@app.get("/")
async def index():  # on: loop
    raise ValueError
