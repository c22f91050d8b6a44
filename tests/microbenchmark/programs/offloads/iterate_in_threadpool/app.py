"""`iterate_in_threadpool`: the steps of a generator in worker threads."""

from fastapi import FastAPI
from fastapi.concurrency import iterate_in_threadpool

app = FastAPI()


def rows():  # on: thread
    for number in range(2):
        yield parse(number)  # calls: parse


def parse(number):  # on: thread
    return number


@app.get("/")
async def index():  # on: loop
    return [row async for row in iterate_in_threadpool(rows())]
