"""A function returns functions in a tuple, a list, a dict, a nested tuple."""

from fastapi import FastAPI

app = FastAPI()


def load():  # on: loop
    return 1


def save():  # on: loop
    return 2


def pair():  # on: loop
    return load, save


def rows():  # on: loop
    return [load]


def table():  # on: loop
    return {"save": save}


def nested():  # on: loop
    return "name", (load, save)


@app.get("/tuple")
async def from_tuple():  # on: loop
    first, second = pair()  # calls: pair
    return first(), pair()[1](), second  # calls: load, pair, save


@app.get("/list")
async def from_list():  # on: loop
    return rows()[0](), [step() for step in rows()]  # calls: load, rows


@app.get("/dict")
async def from_dict():  # on: loop
    return table()["save"]()  # calls: save, table


@app.get("/nested")
async def from_nested():  # on: loop
    name, (_, last) = nested()  # calls: nested
    return name, last()  # calls: save
