"""A generator kept in a name, in an attribute, returned and given on: its body runs where it is run through."""

from fastapi import FastAPI

app = FastAPI()


def named():  # missing on: loop (an iterator that is kept is not run where it is iterated)
    yield 1


def stored():  # missing on: loop (an iterator that is kept is not run where it is iterated)
    yield 2


def returned():  # missing on: loop (an iterator that is kept is not run where it is iterated)
    yield 3


def given():  # missing on: loop (an iterator that is given on is not run where it is iterated)
    yield 4


def never():
    yield 5


class Job:
    def __init__(self):  # on: loop
        self.rows = stored()

    def run(self):  # on: loop
        return [row for row in self.rows]  # missing calls: stored (an iterator that is kept is not run where it is iterated)


def make():  # on: loop
    return returned()


def consume(rows):  # on: loop
    for row in rows:  # missing calls: given (an iterator that is given on is not run where it is iterated)
        return row


@app.get("/")
async def read():  # on: loop
    rows = named()
    unused = never()
    from_name = [row for row in rows]  # missing calls: named (an iterator that is kept is not run where it is iterated)
    from_call = [row for row in make()]  # calls: make; missing calls: returned (an iterator that is kept is not run where it is iterated)
    return from_name, from_call, Job().run(), consume(given())  # calls: Job.__init__, Job.run, consume
