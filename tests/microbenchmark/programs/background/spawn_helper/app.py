"""A helper of the project that starts tasks and keeps them."""

import asyncio

from fastapi import FastAPI

app = FastAPI()
tasks = set()


def spawn(coroutine):  # on: loop
    task = asyncio.create_task(coroutine)
    tasks.add(task)
    task.add_done_callback(forget)
    return task


def forget(task):  # on: loop
    tasks.discard(task)


async def sync_catalog():  # on: loop
    return merge()  # calls: merge


def merge():  # on: loop
    return None


@app.post("/sync")
async def sync():  # on: loop
    spawn(sync_catalog())  # calls: spawn; makes: sync_catalog
    return {}
