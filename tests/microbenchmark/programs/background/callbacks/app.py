"""Callbacks of the event loop: `add_done_callback`, `call_soon`, `call_later`, `call_soon_threadsafe`."""

import asyncio

from fastapi import FastAPI

app = FastAPI()
running = set()


async def work():  # on: loop
    return 1


def on_done(task):  # on: loop
    return task.result()


def on_soon():  # on: loop
    return None


def on_later(name):  # on: loop
    return name


def on_thread(number):  # on: loop
    return number


def report(loop):  # on: thread
    loop.call_soon_threadsafe(on_thread, 1)


@app.get("/done")
async def done():  # on: loop
    task = asyncio.create_task(work())  # makes: work
    running.add(task)
    task.add_done_callback(running.discard)
    task.add_done_callback(on_done)
    asyncio.create_task(work()).add_done_callback(lambda finished: finished.result())  # makes: work; on: loop


@app.get("/soon")
async def soon():  # on: loop
    loop = asyncio.get_running_loop()
    loop.call_soon(on_soon)
    loop.call_later(0.001, on_later, "later")
    loop.call_at(loop.time(), on_later, "at")


@app.get("/thread")
async def thread():  # on: loop
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(report, loop)
