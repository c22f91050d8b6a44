"""A decorator that gives something else: another function, an instance, a result."""

from fastapi import FastAPI

app = FastAPI()


class Task:
    def __init__(self, name):  # missing on: import (a decorator of the project is not called)
        self.name = name

    def delay(self):  # missing on: loop (what a decorator gives in the function's place is not known)
        return self.name


def disabled(function):  # missing on: import (a decorator of the project is not called)
    return nothing


def nothing():  # missing on: loop (what a decorator gives in the function's place is not known)
    return None


def task(function):  # missing on: import (a decorator of the project is not called)
    return Task(function.__name__)  # calls: Task.__init__


def constant(function):  # missing on: import (a decorator of the project is not called)
    return function()  # missing calls: settings (what a decorator is given is not followed into it)


@disabled  # missing calls: disabled (a decorator of the project is not called)
def charge():  # spurious on: loop (what a decorator gives in the function's place is not known)
    return 1


@task  # missing calls: task (a decorator of the project is not called)
def report():
    return 2


@constant  # missing calls: constant (a decorator of the project is not called)
def settings():  # missing on: import (a decorator of the project is not called)
    return {"size": 1}


@app.get("/")
async def read():  # on: loop
    return charge(), report.delay(), settings["size"]  # missing calls: Task.delay, nothing (what a decorator gives in the function's place is not known); spurious calls: charge (what a decorator gives in the function's place is not known)
