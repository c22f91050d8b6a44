"""`global`: a function binds a module's name."""

from fastapi import FastAPI

app = FastAPI()


def quiet():  # spurious on: loop (every binding of a module's name counts, whatever the order)
    return 1


def loud():  # on: loop
    return 2


mode = quiet


def configure():  # on: import
    global mode
    mode = loud


configure()  # calls: configure


@app.get("/")
async def read():  # on: loop
    return mode()  # calls: loud; spurious calls: quiet (every binding of a module's name counts, whatever the order)
