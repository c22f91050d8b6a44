"""A decorator that gives something else: another function, an instance, a result."""

from fastapi import FastAPI

app = FastAPI()


class Task:
    def __init__(self, name):  # on: import
        self.name = name

    def delay(self):  # on: loop
        return self.name


def disabled(function):  # on: import
    return nothing


def nothing():  # on: loop
    return None


def task(function):  # on: import
    return Task(function.__name__)  # calls: Task.__init__


def constant(function):  # on: import
    return function()  # calls: settings


@disabled  # calls: disabled
def charge():
    return 1


@task  # calls: task
def report():
    return 2


@constant  # calls: constant
def settings():  # on: import
    return {"size": 1}


@app.get("/")
async def read():  # on: loop
    return charge(), report.delay(), settings["size"]  # calls: Task.delay, nothing
