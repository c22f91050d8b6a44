"""A decorator of the project that repeats a function in a task, `def` ones in a worker thread (like `repeat_every`)."""

import asyncio
import functools
import inspect

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()


def repeat(times):  # on: import
    def decorator(function):  # missing on: import (applying a decorator is no call)
        @functools.wraps(function)
        async def wrapped():  # on: loop
            async def loop():  # on: loop
                for _ in range(times):
                    if inspect.iscoroutinefunction(function):
                        await function()  # missing calls: refresh (the parameter of a decorator is not known to be the function under it)
                    else:
                        await run_in_threadpool(function)

            await asyncio.create_task(loop())  # makes: repeat.<locals>.decorator.<locals>.wrapped.<locals>.loop

        return wrapped

    return decorator


@repeat(times=1)  # calls: repeat; missing calls: repeat.<locals>.decorator (applying a decorator is no call)
async def refresh():  # on: loop
    return None


@repeat(times=1)  # calls: repeat; missing calls: repeat.<locals>.decorator (applying a decorator is no call)
def vacuum():  # missing on: thread (the parameter of a decorator is not known to be the function under it)
    return None


@app.post("/start")
async def start():  # on: loop
    await refresh()  # missing calls: repeat.<locals>.decorator.<locals>.wrapped (the function under a decorator is taken to be what is called, not the wrapper); spurious calls: refresh (the function under a decorator is taken to be what is called, not the wrapper)
    await vacuum()  # calls: repeat.<locals>.decorator.<locals>.wrapped
