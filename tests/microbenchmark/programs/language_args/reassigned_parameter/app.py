"""A parameter that is bound again before it is called."""

from fastapi import FastAPI

app = FastAPI()


def given():
    return 1


def replacement():  # on: loop
    return 2


def run(action):  # on: loop
    action = replacement
    return action()  # calls: replacement


@app.get("/")
async def read():  # on: loop
    return run(given)  # calls: run
