"""`get`, `pop`, `setdefault`, `values`, `items`, `keys`, `copy`, `popitem` of a dict of functions."""

from fastapi import FastAPI

app = FastAPI()


def create():  # on: loop
    return 1


def unknown():  # on: loop
    return 2


def lazily():  # on: loop
    return 3


ACTIONS = {"create": create}


@app.get("/get")
async def by_get():  # on: loop
    return ACTIONS.get("create")(), ACTIONS.get("other", unknown)()  # calls: create, unknown


@app.get("/values")
async def by_values():  # on: loop
    return [action() for action in ACTIONS.values()]  # calls: create


@app.get("/items")
async def by_items():  # on: loop
    return [action() for _, action in ACTIONS.items()]  # calls: create


@app.get("/keys")
async def by_keys():  # on: loop
    return [ACTIONS[name]() for name in ACTIONS]  # calls: create


@app.get("/pop")
async def by_pop():  # on: loop
    return ACTIONS.copy().pop("create")()  # calls: create


@app.get("/setdefault")
async def by_setdefault():  # on: loop
    return {}.setdefault("lazily", lazily)()  # calls: lazily
