"""The variable of a comprehension is its own; a walrus in it is not; the first source is of the outer scope."""

from fastapi import FastAPI

app = FastAPI()


def first():  # on: loop
    return 1


def second():  # on: import, loop
    return 2


class Registry:
    steps = [second]
    results = [step() for step in steps]  # calls: second


@app.get("/")
async def read():  # on: loop
    step = first
    inner = [step() for step in [second]]  # calls: second
    outer = step()  # calls: first
    [last := each for each in [second]]
    return inner, outer, last()  # calls: second
