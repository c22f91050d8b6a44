"""A limiter and a semaphore around an offload change nothing."""

import asyncio

import anyio
from anyio import CapacityLimiter
from fastapi import FastAPI

app = FastAPI()


def predict(text):  # on: thread
    return text


@app.get("/limiter")
async def with_limiter():  # on: loop
    return await anyio.to_thread.run_sync(predict, "a", limiter=CapacityLimiter(1))


@app.get("/semaphore")
async def with_semaphore():  # on: loop
    async with asyncio.Semaphore(1):
        return await asyncio.to_thread(predict, "a")
