"""Lambdas as dependencies: in a worker thread; one that returns a coroutine injects it, and it is never run."""

from fastapi import Depends, FastAPI

app = FastAPI()
registry = {"limit": 10}


async def load():  # spurious on: thread (a coroutine that a def makes and hands on unawaited is taken to run there)
    return 1


@app.get("/")
async def read(  # on: loop
    limit=Depends(lambda: registry["limit"]),  # on: thread
    loaded=Depends(lambda: load()),  # on: thread; makes: load
):
    return limit
