"""A sync wrapper without `functools.wraps`: in a worker thread; the coroutine of an async function never runs.

GET /async
GET /def
"""

from fastapi import FastAPI

app = FastAPI()


def audited(function):  # on: import
    def wrapper():  # on: thread
        return function()  # calls: read_def; makes: read_async

    return wrapper


@app.get("/async")
@audited  # calls: audited
async def read_async():  # spurious on: thread (a coroutine that a def makes and hands on unawaited is taken to run there)
    return 1


@app.get("/def")
@audited  # calls: audited
def read_def():  # on: thread
    return 2
