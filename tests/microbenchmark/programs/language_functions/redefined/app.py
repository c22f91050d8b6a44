"""A function defined twice in a module: the later definition is the one that requests meet."""

from fastapi import FastAPI

app = FastAPI()


def version():  # on: import; spurious on: loop (every definition of a name counts, whatever the order)
    return 1


FIRST = version()  # calls: version; spurious calls: version@15 (every definition of a name counts, whatever the order)


def version():  # on: loop; spurious on: import (every definition of a name counts, whatever the order)
    return 2


@app.get("/")
async def read():  # on: loop
    return FIRST, version()  # calls: version@15; spurious calls: version (every definition of a name counts, whatever the order)
