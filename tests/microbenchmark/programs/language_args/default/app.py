"""A parameter's default is a function; one call gives another."""

from fastapi import FastAPI

app = FastAPI()


def utc():  # on: loop
    return 0


def fixed():  # on: loop
    return 1


def stamp(clock=utc):  # on: loop
    return clock()  # calls: utc, fixed


@app.get("/default")
async def read_default():  # on: loop
    return stamp()  # calls: stamp


@app.get("/given")
async def read_given():  # on: loop
    return stamp(fixed)  # calls: stamp
