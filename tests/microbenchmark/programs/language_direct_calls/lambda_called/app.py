"""A lambda is called where it is written."""

from fastapi import FastAPI

app = FastAPI()


def scale(value):  # on: loop
    return value * 2


@app.get("/")
async def read():  # on: loop
    return (lambda value: scale(value))(2)  # on: loop; calls: <lambda>@14, scale
