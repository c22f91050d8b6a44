"""A decorator that gives the function back as it is, after it noted it or set an attribute on it."""

from fastapi import FastAPI

app = FastAPI()

COMMANDS = []


def command(function):  # missing on: import (a decorator of the project is not called)
    COMMANDS.append(function)
    return function


def tagged(name):  # on: import
    def decorate(function):  # missing on: import (a decorator of the project is not called)
        function.tag = name
        return function

    return decorate


@command  # missing calls: command (a decorator of the project is not called)
def deploy():  # on: loop
    return 1


@tagged("ops")  # calls: tagged; missing calls: tagged.<locals>.decorate (a decorator of the project is not called)
def restart():  # on: loop
    return 2


@app.get("/")
async def read():  # on: loop
    return deploy(), restart()  # calls: deploy, restart
