"""A list unpacked into the positional arguments."""

from fastapi import FastAPI

app = FastAPI()


def load():  # missing on: loop (a list or dict spread into arguments is not followed)
    return [3, 1]


def order(rows):  # missing on: loop (a list or dict spread into arguments is not followed)
    return sorted(rows)


def pipeline(first, second):  # on: loop
    return second(first())  # missing calls: load (a list or dict spread into arguments is not followed); missing calls: order (a list or dict spread into arguments is not followed)


STEPS = [load, order]


@app.get("/")
async def read():  # on: loop
    return pipeline(*STEPS)  # calls: pipeline
