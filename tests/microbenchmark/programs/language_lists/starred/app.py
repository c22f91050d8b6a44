"""Lists with a star inside of other lists; `chain`."""

from itertools import chain

from fastapi import FastAPI

app = FastAPI()


def base():  # on: loop
    return 1


def extra():  # on: loop
    return 2


BASE = [base]
ALL = [*BASE, extra]


@app.get("/")
async def read():  # on: loop
    return [step() for step in ALL], [step() for step in chain(BASE, [extra])]  # calls: extra, base
