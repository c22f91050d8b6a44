"""Coroutines that are made and never awaited: nothing of them runs."""

from fastapi import FastAPI

app = FastAPI()


async def notify():  # spurious on: loop (a coroutine that is made is taken to run)
    return 1


async def audit():  # spurious on: loop (a coroutine that is made is taken to run)
    return 2


def start():  # on: loop
    audit()  # makes: audit


@app.get("/")
async def read():  # on: loop
    notify()  # makes: notify
    coroutine = notify()  # makes: notify
    start()  # calls: start
    return 1
