"""A name that is bound again: the last binding counts, at module level when the request comes."""

from fastapi import FastAPI

app = FastAPI()


def old():  # on: import, loop
    return 1


def new():  # on: loop; spurious on: import (every binding of a module's name counts, whatever the order)
    return 2


action = old
action()  # calls: old; spurious calls: new (every binding of a module's name counts, whatever the order)
action = new


@app.get("/module")
async def module_level():  # on: loop
    return action()  # calls: new; spurious calls: old (every binding of a module's name counts, whatever the order)


@app.get("/local")
async def local():  # on: loop
    step = old
    first = step()  # calls: old
    step = new
    return first, step()  # calls: new
