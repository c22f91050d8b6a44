"""A decorator of the project that repeats a function in a task, `def` ones in a worker thread (like `repeat_every`)."""

import asyncio
import functools
import inspect

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()


def repeat(times):  # on: import
    def decorator(function):  # on: import
        @functools.wraps(function)
        async def wrapped():  # on: loop
            async def loop():  # on: loop
                for _ in range(times):
                    if inspect.iscoroutinefunction(function):
                        await function()  # calls: refresh
                    else:
                        await run_in_threadpool(function)

            await asyncio.create_task(loop())  # makes: repeat.<locals>.decorator.<locals>.wrapped.<locals>.loop

        return wrapped

    return decorator


@repeat(times=1)  # calls: repeat, repeat.<locals>.decorator
async def refresh():  # on: loop
    return None


@repeat(times=1)  # calls: repeat, repeat.<locals>.decorator
def vacuum():  # on: thread
    return None


@app.post("/start")
async def start():  # on: loop
    await refresh()  # calls: repeat.<locals>.decorator.<locals>.wrapped
    await vacuum()  # calls: repeat.<locals>.decorator.<locals>.wrapped
