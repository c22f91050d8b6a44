"""`map` and `filter` call their function when they are run through, not where they are made."""

from fastapi import FastAPI

app = FastAPI()


def to_cents(price):  # on: loop
    return int(price * 100)


def is_dear(cents):  # on: loop
    return cents > 100


def never(cents):
    return cents


@app.get("/at_once")
async def at_once():  # on: loop
    return list(filter(is_dear, map(to_cents, [1.5, 0.5])))  # calls: is_dear, to_cents


@app.get("/later")
async def later():  # on: loop
    cents = map(to_cents, [1.5])
    return [cent for cent in cents]  # missing calls: to_cents (an iterator that is kept is not run where it is iterated)


@app.get("/not")
async def not_run():  # on: loop
    map(never, [1])
    return 1
