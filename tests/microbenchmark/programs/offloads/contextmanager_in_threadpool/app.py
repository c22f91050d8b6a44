"""`contextmanager_in_threadpool`: a context manager is entered and left in worker threads, its body is not."""

from contextlib import contextmanager

from fastapi import FastAPI
from fastapi.concurrency import contextmanager_in_threadpool

app = FastAPI()


@contextmanager
def session():  # missing on: thread (no row for contextmanager_in_threadpool)
    connect()  # calls: connect
    yield "session"


def connect():  # missing on: thread (no row for contextmanager_in_threadpool)
    return None


def query(name):  # on: loop
    return name


@app.get("/")
async def index():  # on: loop
    async with contextmanager_in_threadpool(session()) as name:
        return query(name)  # calls: query
