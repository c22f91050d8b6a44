"""A function given as an argument: the one that it is given to calls it."""

from fastapi import FastAPI

app = FastAPI()


def to_cents(price):  # on: loop
    return int(price * 100)


def convert(prices, using):  # on: loop
    return [using(price) for price in prices]  # calls: to_cents


@app.get("/")
async def read():  # on: loop
    return convert([1.5, 2], to_cents)  # calls: convert
