"""Functions put into a list after it was made: `append`, `extend`, `insert`, `+`, by index."""

from fastapi import FastAPI

app = FastAPI()


def appended():  # missing on: loop (what is put into a container later is not followed)
    return 1


def extended():  # missing on: loop (what is put into a container later is not followed)
    return 2


def inserted():  # missing on: loop (what is put into a container later is not followed)
    return 3


def added():  # missing on: loop (operators on containers give nothing)
    return 4


def stored():  # missing on: loop (what is put into a container later is not followed)
    return 5


@app.get("/append")
async def by_append():  # on: loop
    steps = []
    steps.append(appended)
    return [step() for step in steps]  # missing calls: appended (what is put into a container later is not followed)


@app.get("/extend")
async def by_extend():  # on: loop
    steps = []
    steps.extend([extended])
    return steps[0]()  # missing calls: extended (what is put into a container later is not followed)


@app.get("/insert")
async def by_insert():  # on: loop
    steps = []
    steps.insert(0, inserted)
    return steps.pop()()  # missing calls: inserted (what is put into a container later is not followed)


@app.get("/plus")
async def by_plus():  # on: loop
    return [step() for step in [] + [added]]  # missing calls: added (operators on containers give nothing)


@app.get("/index")
async def by_index():  # on: loop
    steps = [None]
    steps[0] = stored
    return steps[0]()  # missing calls: stored (what is put into a container later is not followed)
