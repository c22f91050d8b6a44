"""A sync `wraps` wrapper over an async background task: in a worker thread, and the task never runs."""

import functools

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


def logged(function):  # on: import
    @functools.wraps(function)
    def wrapper(*args):  # on: thread
        return function(*args)  # calls: write; makes: notify

    return wrapper


@logged  # calls: logged
async def notify(user):  # spurious on: thread (a coroutine that a def makes and hands on unawaited is taken to run there)
    return user


@logged  # calls: logged
def write(user):  # on: thread
    return user


@app.get("/")
async def index(tasks: BackgroundTasks):  # on: loop
    tasks.add_task(notify, "me")
    tasks.add_task(write, "me")
