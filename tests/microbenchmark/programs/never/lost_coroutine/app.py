"""Coroutines and generators that are made and never run."""

from fastapi import FastAPI

app = FastAPI()


async def notify(user):  # spurious on: loop (a coroutine that is made and lost counts as run)
    return send(user)  # spurious calls: send (a coroutine that is made and lost counts as run)


def send(user):  # spurious on: loop (a coroutine that is made and lost counts as run)
    return user


def rows():
    yield 1


async def events():  # spurious on: loop (an async def without a known caller is taken to run on the event loop)
    yield 1


@app.get("/")
async def index():  # on: loop
    notify("me")  # makes: notify
    rows()
    events()
    return {}
