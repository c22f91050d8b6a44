"""A generator kept in a name, in an attribute, returned and given on: its body runs where it is run through."""

from fastapi import FastAPI

app = FastAPI()


def named():  # on: loop
    yield 1


def stored():  # on: loop
    yield 2


def returned():  # on: loop
    yield 3


def given():  # on: loop
    yield 4


def never():
    yield 5


class Job:
    def __init__(self):  # on: loop
        self.rows = stored()

    def run(self):  # on: loop
        return [row for row in self.rows]  # calls: stored


def make():  # on: loop
    return returned()


def consume(rows):  # on: loop
    for row in rows:  # calls: given
        return row


@app.get("/")
async def read():  # on: loop
    rows = named()
    unused = never()
    from_name = [row for row in rows]  # calls: named
    from_call = [row for row in make()]  # calls: make, returned
    return from_name, from_call, Job().run(), consume(given())  # calls: Job.__init__, Job.run, consume
