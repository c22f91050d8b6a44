"""A `def` that is marked as a coroutine function: on the event loop.

Python 3.12
"""

import inspect

from fastapi import FastAPI

app = FastAPI()


async def work():  # missing on: loop (no row for inspect.markcoroutinefunction); spurious on: thread (no row for inspect.markcoroutinefunction)
    return 1


@inspect.markcoroutinefunction
def forward():  # missing on: loop (no row for inspect.markcoroutinefunction)
    return work()  # makes: work


app.get("/forward")(forward)
app.get("/lambda")(inspect.markcoroutinefunction(lambda: work()))  # makes: work; missing on: loop (no row for inspect.markcoroutinefunction)
