"""A callback given to a function, by position and by keyword, a lambda, a bound method; async too."""

from fastapi import FastAPI

app = FastAPI()


class Progress:
    def update(self, number):  # on: loop
        return number


def log(number):  # on: loop
    return number


async def stream(number):  # on: loop
    return number


def work(on_step, on_done=None):  # on: loop
    on_step(1)  # calls: log
    if on_done:
        on_done(2)  # calls: Progress.update


async def work_async(on_step):  # on: loop
    await on_step(1)  # calls: stream


@app.get("/function")
async def function():  # on: loop
    work(log)  # calls: work


@app.get("/keyword")
async def keyword():  # on: loop
    work(log, on_done=Progress().update)  # calls: work


@app.get("/async")
async def asynchronous():  # on: loop
    await work_async(stream)  # calls: work_async
