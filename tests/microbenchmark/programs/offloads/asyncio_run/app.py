"""`asyncio.run` and `Runner` in a `def` path operation: an event loop of its own, in the worker thread."""

import asyncio

from fastapi import FastAPI

app = FastAPI()


async def fetch():  # on: thread
    return await parse()  # calls: parse


async def parse():  # on: thread
    return 1


async def collect():  # on: thread
    return 2


@app.get("/run")
def run():  # on: thread
    return asyncio.run(fetch())  # makes: fetch


@app.get("/runner")
def runner():  # on: thread
    with asyncio.Runner() as loop:
        return loop.run(collect())  # makes: collect


@app.get("/new-loop")
def new_loop():  # on: thread
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(upload())  # makes: upload
    finally:
        loop.close()


async def upload():  # on: thread
    return 3
