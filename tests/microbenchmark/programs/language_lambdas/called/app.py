"""A lambda bound to a name, to a default and to an attribute; lambdas in a dict; a lambda that makes a lambda."""

from fastapi import FastAPI

app = FastAPI()


def price(item):  # on: loop
    return item


double = lambda item: price(item) * 2  # on: loop; calls: price


class Discount:
    apply = lambda self, item: price(item) - 1  # on: loop; calls: price


RATES = {"full": lambda item: price(item)}  # on: loop; calls: price


def total(  # on: loop
    item,
    rate=lambda item: price(item),  # on: loop; calls: price
):
    return rate(item)  # calls: <lambda>@24


def curried():  # on: loop
    return lambda a: lambda b: price(a + b)  # on: loop; calls: price


@app.get("/")
async def read():  # on: loop
    return double(1), Discount().apply(1), RATES["full"](1), total(1), curried()(1)(2)  # calls: <lambda>@12, <lambda>@16, <lambda>@19, <lambda>@30, curried, total
