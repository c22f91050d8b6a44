"""A parameter's default is a function; one call gives another."""

from fastapi import FastAPI

app = FastAPI()


def utc():  # on: loop
    return 0


def fixed():  # missing on: loop (a parameter with a default is not what callers give)
    return 1


def stamp(clock=utc):  # on: loop
    return clock()  # calls: utc; missing calls: fixed (a parameter with a default is not what callers give)


@app.get("/default")
async def read_default():  # on: loop
    return stamp()  # calls: stamp


@app.get("/given")
async def read_given():  # on: loop
    return stamp(fixed)  # calls: stamp
