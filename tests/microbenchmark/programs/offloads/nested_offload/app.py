"""A thread that starts another, and a helper that runs on the loop and in a thread."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from fastapi import FastAPI

app = FastAPI()


def outer():  # on: thread
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(inner).result()


def inner():  # on: thread
    return shared()  # calls: shared


def shared():  # on: loop, thread
    return 1


@app.get("/")
async def index():  # on: loop
    return [await asyncio.to_thread(outer), shared()]  # calls: shared
