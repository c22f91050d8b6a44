"""`a = b = f`: both names stand for the function."""

from fastapi import FastAPI

app = FastAPI()


def now():  # on: loop
    return 0


def later():  # on: loop
    return 1


@app.get("/")
async def read():  # on: loop
    start = end = now
    first = start()  # calls: now
    end = later
    return first, end()  # calls: later
