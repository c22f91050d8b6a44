"""A keyword argument takes the place of a default."""

from fastapi import FastAPI

app = FastAPI()


def strict(value):  # spurious on: loop (a parameter with a default is not what callers give)
    return value


def lenient(value):  # missing on: loop (a parameter with a default is not what callers give)
    return value


def validate(value, *, mode=strict):  # on: loop
    return mode(value)  # missing calls: lenient (a parameter with a default is not what callers give); spurious calls: strict (a parameter with a default is not what callers give)


@app.get("/")
async def read():  # on: loop
    return validate(1, mode=lenient)  # calls: validate
