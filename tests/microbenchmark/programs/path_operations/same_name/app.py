"""Path operations of one name: all of them are registered."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/first")
def read():  # on: thread
    return {}


@app.get("/second")
async def read():  # on: loop
    return {}


@app.get("/third")
def _():  # on: thread
    return {}


@app.get("/fourth")
def _():  # on: thread
    return {}
