"""A decorator that gives the function back as it is, after it noted it or set an attribute on it."""

from fastapi import FastAPI

app = FastAPI()

COMMANDS = []


def command(function):  # on: import
    COMMANDS.append(function)
    return function


def tagged(name):  # on: import
    def decorate(function):  # on: import
        function.tag = name
        return function

    return decorate


@command  # calls: command
def deploy():  # on: loop
    return 1


@tagged("ops")  # calls: tagged, tagged.<locals>.decorate
def restart():  # on: loop
    return 2


@app.get("/")
async def read():  # on: loop
    return deploy(), restart()  # calls: deploy, restart
