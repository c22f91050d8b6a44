"""An argument handed on through two functions."""

from fastapi import FastAPI

app = FastAPI()


def charge():  # on: loop
    return "charged"


def attempt(action):  # on: loop
    return action()  # calls: charge


def with_retry(action, times):  # on: loop
    for _ in range(times):
        return attempt(action)  # calls: attempt


@app.get("/")
async def read():  # on: loop
    return with_retry(charge, 3)  # calls: with_retry
