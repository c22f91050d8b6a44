"""Functions in a list: by index, by slice, by iteration, nested."""

from fastapi import FastAPI

app = FastAPI()


def first():  # on: loop
    return 1


def second():  # on: loop
    return 2


def third():  # on: loop
    return 3


STEPS = [first, second]
GROUPS = [[third]]


@app.get("/index")
async def by_index():  # on: loop
    return STEPS[0]()  # calls: first; spurious calls: second (items of a list or dict are not told apart)


@app.get("/negative")
async def negative():  # on: loop
    return STEPS[-1]()  # calls: second; spurious calls: first (items of a list or dict are not told apart)


@app.get("/iteration")
async def by_iteration():  # on: loop
    return [step() for step in STEPS]  # calls: first, second


@app.get("/nested")
async def nested():  # on: loop
    return [step() for group in GROUPS for step in group], GROUPS[0][0]()  # calls: third


@app.get("/slice")
async def by_slice():  # on: loop
    return [step() for step in STEPS[1:]]  # calls: second; spurious calls: first (a slice is not told from the whole)


@app.get("/unpacked")
async def unpacked():  # on: loop
    head, tail = STEPS
    return tail()  # calls: second; spurious calls: first (items of a list or dict are not told apart)
