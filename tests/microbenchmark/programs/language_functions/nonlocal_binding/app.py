"""`nonlocal`: an inner function binds a name of the outer one."""

from fastapi import FastAPI

app = FastAPI()


def slow():
    return 1


def fast():  # missing on: loop (nonlocal binds nothing)
    return 2


def build():  # on: loop
    chosen = None

    def choose():  # on: loop
        nonlocal chosen
        chosen = fast

    choose()  # calls: build.<locals>.choose
    return chosen()  # missing calls: fast (nonlocal binds nothing)


@app.get("/")
async def read():  # on: loop
    return build()  # calls: build
