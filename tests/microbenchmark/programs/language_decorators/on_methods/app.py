"""A decorator under `classmethod`, `staticmethod` and `property`, on an async method and on an async generator."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def logged(function):  # on: import
    @wraps(function)
    def wrapper(*args):  # on: loop
        return function(*args)  # calls: Store.check, Store.open; makes: Store.load; missing calls: Store.size (what a decorator is given is not followed into it)

    return wrapper


class Store:
    @classmethod
    @logged  # calls: logged
    def open(cls):  # on: loop
        return cls()

    @staticmethod
    @logged  # calls: logged
    def check():  # on: loop
        return True

    @property
    @logged  # calls: logged
    def size(self):  # on: loop
        return 1

    @logged  # calls: logged
    async def load(self):  # on: loop
        return 2

    @logged  # calls: logged
    async def rows(self):  # on: loop
        yield 3


@app.get("/")
async def read():  # on: loop
    store = Store.open()  # calls: logged.<locals>.wrapper
    checked = Store.check()  # calls: logged.<locals>.wrapper
    size = store.size  # missing calls: logged.<locals>.wrapper (the wrapper is skipped for what it is around); spurious calls: Store.size (the wrapper is skipped for what it is around)
    loaded = await store.load()  # calls: logged.<locals>.wrapper, Store.load
    return checked, size, loaded, [row async for row in store.rows()]  # calls: logged.<locals>.wrapper, Store.rows
