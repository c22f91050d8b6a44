"""A keyword argument takes the place of a default."""

from fastapi import FastAPI

app = FastAPI()


def strict(value):
    return value


def lenient(value):  # on: loop
    return value


def validate(value, *, mode=strict):  # on: loop
    return mode(value)  # calls: lenient


@app.get("/")
async def read():  # on: loop
    return validate(1, mode=lenient)  # calls: validate
