"""A sync `wraps` wrapper over an async background task: in a worker thread, and the task never runs."""

import functools

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


def logged(function):  # missing on: import (applying a decorator is no call)
    @functools.wraps(function)
    def wrapper(*args):  # missing on: thread (the function under a decorator is taken to be what is called, not the wrapper)
        return function(*args)  # missing calls: write (the parameter of a decorator is not known to be the function under it); missing makes: notify (the parameter of a decorator is not known to be the function under it)

    return wrapper


@logged  # missing calls: logged (applying a decorator is no call)
async def notify(user):  # spurious on: loop (the coroutine that a sync wrapper makes is awaited by nobody)
    return user


@logged  # missing calls: logged (applying a decorator is no call)
def write(user):  # on: thread
    return user


@app.get("/")
async def index(tasks: BackgroundTasks):  # on: loop
    tasks.add_task(notify, "me")
    tasks.add_task(write, "me")
