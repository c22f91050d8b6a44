"""Functions that a comprehension puts into a list, a set, a dict and a tuple."""

from fastapi import FastAPI

app = FastAPI()


def load():  # on: loop
    return 1


def save():  # on: loop
    return 2


@app.get("/list")
async def as_list():  # on: loop
    steps = [step for step in (load, save)]
    return steps[0](), [step() for step in steps]  # calls: load, save


@app.get("/set")
async def as_set():  # on: loop
    steps = {step for step in (load,)}
    return [step() for step in steps]  # calls: load


@app.get("/dict")
async def as_dict():  # on: loop
    steps = {step.__name__: step for step in (save,)}
    return steps["save"]()  # calls: save


@app.get("/tuple")
async def as_tuple():  # on: loop
    steps = tuple(step for step in (load,))
    return steps[0]()  # calls: load
