"""Decorator factories between the route and the function: each layer is run at import, the wrapper with the request."""

import functools

from fastapi import FastAPI, Request
from limits import limit

app = FastAPI()


def requires(role):  # on: import
    def decorator(function):  # on: import
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):  # on: loop
            check(role)  # calls: check
            return await function(*args, **kwargs)  # calls: admin

        return wrapper

    return decorator


def check(role):  # on: loop
    return role


@app.get("/admin")
@requires("admin")  # calls: requires, requires.<locals>.decorator
async def admin():  # on: loop
    return 1


@app.get("/search")
@limit("5/minute")  # calls: limit, limit.<locals>.decorator
async def search(request: Request):  # on: loop
    return 2


@app.get("/export")
@limit("1/minute")  # calls: limit, limit.<locals>.decorator
def export(request: Request):  # on: thread
    return 3
