"""Coroutine functions that nobody calls: where a server runs them is only supposed."""

from fastapi import FastAPI

app = FastAPI()


async def consume(message):  # spurious on: loop (an async def without a known caller is taken to run on the event loop)
    return decode(message)  # spurious calls: decode (an async def without a known caller is taken to run on the event loop)


def decode(message):  # spurious on: loop (an async def without a known caller is taken to run on the event loop)
    return message


@app.get("/")
async def index():  # on: loop
    return {}
