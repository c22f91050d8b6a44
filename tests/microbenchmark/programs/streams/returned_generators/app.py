"""A generator that a path operation returns: made into a list on the event loop, whatever made it."""

from fastapi import FastAPI

app = FastAPI()


def rows(count):  # on: loop
    for number in range(count):
        yield number


@app.get("/async")
async def read_async():  # on: loop
    return rows(1)


@app.get("/def")
def read_def():  # on: thread
    return rows(2)


@app.get("/expression")
def read_expression():  # on: thread
    return (double(number) for number in range(2))  # missing calls: double (what a generator expression calls is known only where the expression is used up at once)


def double(number):  # missing on: loop (what a generator expression calls is known only where the expression is used up at once)
    return number * 2
