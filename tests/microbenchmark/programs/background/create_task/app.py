"""Tasks of the event loop: `create_task`, `ensure_future`, `loop.create_task`, `gather`, `TaskGroup`, `wait_for`."""

import asyncio

from fastapi import FastAPI

app = FastAPI()


async def fetch(number):  # on: loop
    return parse(number)  # calls: parse


def parse(number):  # on: loop
    return number


async def poll():  # on: loop
    return 1


async def watch():  # on: loop
    return 1


async def ping():  # on: loop
    return 1


@app.get("/task")
async def task():  # on: loop
    first = asyncio.create_task(fetch(1), name="first")  # makes: fetch
    second = asyncio.ensure_future(poll())  # makes: poll
    third = asyncio.get_running_loop().create_task(watch())  # makes: watch
    return [await first, await second, await third]


@app.get("/gather")
async def gather():  # on: loop
    return await asyncio.gather(fetch(1), *[fetch(number) for number in range(2)])  # makes: fetch


@app.get("/group")
async def group():  # on: loop
    async with asyncio.TaskGroup() as tasks:
        result = tasks.create_task(fetch(1))  # makes: fetch
    return result.result()


@app.get("/wait")
async def wait():  # on: loop
    return await asyncio.wait_for(asyncio.shield(ping()), timeout=1)  # makes: ping
