"""Tuples, nested tuples and a star on the left of an assignment."""

from fastapi import FastAPI

app = FastAPI()


def create():  # on: loop
    return 1


def update():  # on: loop
    return 2


def remove():  # on: loop
    return 3


@app.get("/pair")
async def pair():  # on: loop
    first, second = create, update
    return first(), second()  # calls: create, update


@app.get("/nested")
async def nested():  # on: loop
    first, (second, third) = create, (update, remove)
    return first(), second(), third()  # calls: create, remove, update


@app.get("/starred")
async def starred():  # on: loop
    first, *others = create, update, remove
    return first(), others[0](), [other() for other in others]  # calls: create; missing calls: remove (a slice gives nothing); missing calls: update (a slice gives nothing)


@app.get("/swapped")
async def swapped():  # on: loop
    first, second = create, update
    first, second = second, first
    return first()  # calls: update
