"""Dependencies under the project's own `functools.wraps` decorators: FastAPI goes by the wrapped function."""

import functools

from fastapi import Depends, FastAPI

app = FastAPI()


def logged(function):  # missing on: import (applying a decorator is no call)
    @functools.wraps(function)
    def wrapper(*args, **kwargs):  # missing on: loop, thread (the function under a decorator is taken to be what is called, not the wrapper)
        return function(*args, **kwargs)  # missing calls: get_limit (the parameter of a decorator is not known to be the function under it); missing makes: get_user (the parameter of a decorator is not known to be the function under it)

    return wrapper


@logged  # missing calls: logged (applying a decorator is no call)
def get_limit():  # on: thread
    return 10


@logged  # missing calls: logged (applying a decorator is no call)
async def get_user():  # on: loop
    return "me"


@logged  # missing calls: logged (applying a decorator is no call)
def get_session():  # on: thread
    yield "session"


@logged  # missing calls: logged (applying a decorator is no call)
async def get_client():  # on: loop
    yield "client"


@app.get("/")
async def read(limit=Depends(get_limit), user=Depends(get_user), s=Depends(get_session), c=Depends(get_client)):  # on: loop
    return [limit, user, s, c]
