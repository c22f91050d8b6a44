"""`run(function, *args, **kwargs)`: the arguments are handed on to the function."""

from fastapi import FastAPI

app = FastAPI()


def send(to, body, notify):  # on: loop
    return notify(to)  # calls: log


def log(to):  # on: loop
    return to


def timed(function, *args, **kwargs):  # on: loop
    return function(*args, **kwargs)  # calls: send


@app.get("/")
async def read():  # on: loop
    return timed(send, "me", "hello", notify=log)  # calls: timed
