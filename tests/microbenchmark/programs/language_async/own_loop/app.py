"""`asyncio.run` in a worker thread: the coroutine runs in a loop of its own there."""

import asyncio

from fastapi import FastAPI

app = FastAPI()


async def fetch():  # on: thread
    return parse()  # calls: parse


def parse():  # on: thread
    return 1


async def fetch_all():  # on: thread
    return await asyncio.gather(fetch())  # makes: fetch


@app.get("/run")
def run():  # on: thread
    return asyncio.run(fetch())  # makes: fetch


@app.get("/runner")
def runner():  # on: thread
    with asyncio.Runner() as loop:
        return loop.run(fetch_all())  # makes: fetch_all
