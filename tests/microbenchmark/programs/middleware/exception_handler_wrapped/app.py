"""A sync `wraps` wrapper over an async exception handler: in a thread, and the handler never runs.

GET /
"""

import functools

from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()


def counted(handler):  # on: import
    @functools.wraps(handler)
    def wrapper(request, error):  # on: thread
        return handler(request, error)  # makes: on_value_error

    return wrapper


@app.exception_handler(ValueError)
@counted  # calls: counted
async def on_value_error(request, error):  # spurious on: thread (a coroutine that a def makes and hands on unawaited is taken to run there)
    return JSONResponse({}, status_code=400)


@app.get("/")
async def index():  # on: loop
    raise ValueError
