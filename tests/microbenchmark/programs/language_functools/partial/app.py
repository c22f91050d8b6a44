"""`functools.partial` of a function, a method, a class and a coroutine function; nested; given as an argument."""

from functools import partial

from fastapi import FastAPI

app = FastAPI()


class Store:
    def __init__(self, path):  # on: loop
        self.path = path

    def load(self, key):  # on: loop
        return key


def total(price, tax):  # on: loop
    return price + tax


async def fetch(url):  # on: loop
    return url


def run(action):  # on: loop
    return action()  # calls: total


with_tax = partial(total, tax=1)
ten_with_tax = partial(with_tax, 10)
make_store = partial(Store, "/tmp")


@app.get("/function")
async def function():  # on: loop
    return with_tax(1), ten_with_tax()  # calls: total


@app.get("/method")
async def method():  # on: loop
    return partial(make_store().load, "a")()  # calls: Store.__init__, Store.load


@app.get("/argument")
async def argument():  # on: loop
    return run(partial(total, 1, 2))  # calls: run


@app.get("/coroutine")
async def coroutine():  # on: loop
    return await partial(fetch, "/")()  # calls: fetch
