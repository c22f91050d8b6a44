"""A sync wrapper without `functools.wraps`: in a worker thread; the coroutine of an async function never runs.

GET /async
GET /def
"""

from fastapi import FastAPI

app = FastAPI()


def audited(function):  # missing on: import (applying a decorator is no call)
    def wrapper():  # missing on: thread (the function under a decorator is taken to be what is called, not the wrapper)
        return function()  # missing calls: read_def (the parameter of a decorator is not known to be the function under it); missing makes: read_async (the parameter of a decorator is not known to be the function under it)

    return wrapper


@app.get("/async")
@audited  # missing calls: audited (applying a decorator is no call)
async def read_async():  # spurious on: loop (the coroutine that a sync wrapper makes is awaited by nobody)
    return 1


@app.get("/def")
@audited  # missing calls: audited (applying a decorator is no call)
def read_def():  # on: thread
    return 2
