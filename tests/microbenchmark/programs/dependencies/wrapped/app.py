"""Dependencies under the project's own `functools.wraps` decorators: FastAPI goes by the wrapped function."""

import functools

from fastapi import Depends, FastAPI

app = FastAPI()


def logged(function):  # on: import
    @functools.wraps(function)
    def wrapper(*args, **kwargs):  # on: loop, thread
        return function(*args, **kwargs)  # calls: get_limit; makes: get_user

    return wrapper


@logged  # calls: logged
def get_limit():  # on: thread
    return 10


@logged  # calls: logged
async def get_user():  # on: loop
    return "me"


@logged  # calls: logged
def get_session():  # on: thread
    yield "session"


@logged  # calls: logged
async def get_client():  # on: loop
    yield "client"


@app.get("/")
async def read(limit=Depends(get_limit), user=Depends(get_user), s=Depends(get_session), c=Depends(get_client)):  # on: loop
    return [limit, user, s, c]
