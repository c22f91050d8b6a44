"""`use_cache`, `scope` and `max_concurrency` of `Depends` change nothing."""

from fastapi import Depends, FastAPI

app = FastAPI()


def request_id():  # on: thread
    return 1


def transaction():  # on: thread
    yield 1


async def lock():  # on: loop
    yield 1


def report():  # on: thread
    return 1


@app.get("/")
async def read(  # on: loop
    first=Depends(request_id, use_cache=False),
    second=Depends(transaction, scope="function"),
    third=Depends(lock, scope="request"),
    fourth=Depends(report, max_concurrency=2),
):
    return first
