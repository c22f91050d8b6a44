"""A dict of functions: by a literal key, a variable key, and in a nested dict."""

from fastapi import FastAPI

app = FastAPI()


def create():  # on: loop
    return 1


def remove():  # on: loop
    return 2


def restore():  # on: loop
    return 3


ACTIONS = {"create": create, "remove": remove}
NESTED = {"admin": {"restore": restore}}


@app.get("/literal")
async def literal():  # on: loop
    return ACTIONS["create"]()  # calls: create


@app.get("/variable")
async def variable(name: str = "remove"):  # on: loop
    return ACTIONS[name]()  # calls: remove; spurious calls: create (items of a list or dict are not told apart)


@app.get("/nested")
async def nested():  # on: loop
    return NESTED["admin"]["restore"]()  # calls: restore
