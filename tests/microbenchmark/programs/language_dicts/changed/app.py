"""Functions put into a dict after it was made: by key, `update`, `|`, `dict(...)`, a star."""

from fastapi import FastAPI

app = FastAPI()


def stored():  # missing on: loop (what is put into a container later is not followed)
    return 1


def updated():  # missing on: loop (what is put into a container later is not followed)
    return 2


def merged():  # missing on: loop (operators on containers give nothing)
    return 3


def named():  # missing on: loop (containers made by list, tuple or dict are empty)
    return 4


def spread():  # missing on: loop (a star in a list or dict is not followed)
    return 5


ACTIONS = {}
ACTIONS["stored"] = stored
OTHERS = {}
OTHERS.update(updated=updated)


@app.get("/key")
async def by_key():  # on: loop
    return ACTIONS["stored"]()  # missing calls: stored (what is put into a container later is not followed)


@app.get("/update")
async def by_update():  # on: loop
    return OTHERS["updated"]()  # missing calls: updated (what is put into a container later is not followed)


@app.get("/or")
async def by_or():  # on: loop
    return ({} | {"merged": merged})["merged"]()  # missing calls: merged (operators on containers give nothing)


@app.get("/constructor")
async def by_constructor():  # on: loop
    return dict(named=named)["named"]()  # missing calls: named (containers made by list, tuple or dict are empty)


@app.get("/star")
async def by_star():  # on: loop
    return {**{"spread": spread}}["spread"]()  # missing calls: spread (a star in a list or dict is not followed)
