"""Functions put into a list after it was made: `append`, `extend`, `insert`, `+`, by index."""

from fastapi import FastAPI

app = FastAPI()


def appended():  # on: loop
    return 1


def extended():  # on: loop
    return 2


def inserted():  # on: loop
    return 3


def added():  # on: loop
    return 4


def stored():  # on: loop
    return 5


@app.get("/append")
async def by_append():  # on: loop
    steps = []
    steps.append(appended)
    return [step() for step in steps]  # calls: appended


@app.get("/extend")
async def by_extend():  # on: loop
    steps = []
    steps.extend([extended])
    return steps[0]()  # calls: extended


@app.get("/insert")
async def by_insert():  # on: loop
    steps = []
    steps.insert(0, inserted)
    return steps.pop()()  # calls: inserted


@app.get("/plus")
async def by_plus():  # on: loop
    return [step() for step in [] + [added]]  # calls: added


@app.get("/index")
async def by_index():  # on: loop
    steps = [None]
    steps[0] = stored
    return steps[0]()  # calls: stored
