"""Functions put into a dict after it was made: by key, `update`, `|`, `dict(...)`, a star."""

from fastapi import FastAPI

app = FastAPI()


def stored():  # on: loop
    return 1


def updated():  # on: loop
    return 2


def merged():  # on: loop
    return 3


def named():  # missing on: loop (containers made by list, tuple or dict are empty)
    return 4


def spread():  # on: loop
    return 5


ACTIONS = {}
ACTIONS["stored"] = stored
OTHERS = {}
OTHERS.update(updated=updated)


@app.get("/key")
async def by_key():  # on: loop
    return ACTIONS["stored"]()  # calls: stored


@app.get("/update")
async def by_update():  # on: loop
    return OTHERS["updated"]()  # calls: updated


@app.get("/or")
async def by_or():  # on: loop
    return ({} | {"merged": merged})["merged"]()  # calls: merged


@app.get("/constructor")
async def by_constructor():  # on: loop
    return dict(named=named)["named"]()  # missing calls: named (containers made by list, tuple or dict are empty)


@app.get("/star")
async def by_star():  # on: loop
    return {**{"spread": spread}}["spread"]()  # calls: spread
