"""A decorator under `classmethod`, `staticmethod` and `property`, on an async method and on an async generator."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def logged(function):  # missing on: import (a decorator of the project is not called)
    @wraps(function)
    def wrapper(*args):  # missing on: loop (the wrapper is skipped for what it is around)
        return function(*args)  # missing calls: Store.check, Store.open, Store.size (what a decorator is given is not followed into it); missing makes: Store.load (what a decorator is given is not followed into it)

    return wrapper


class Store:
    @classmethod
    @logged  # missing calls: logged (a decorator of the project is not called)
    def open(cls):  # on: loop
        return cls()

    @staticmethod
    @logged  # missing calls: logged (a decorator of the project is not called)
    def check():  # on: loop
        return True

    @property
    @logged  # missing calls: logged (a decorator of the project is not called)
    def size(self):  # on: loop
        return 1

    @logged  # missing calls: logged (a decorator of the project is not called)
    async def load(self):  # on: loop
        return 2

    @logged  # missing calls: logged (a decorator of the project is not called)
    async def rows(self):  # on: loop
        yield 3


@app.get("/")
async def read():  # on: loop
    store = Store.open()  # missing calls: logged.<locals>.wrapper (the wrapper is skipped for what it is around); spurious calls: Store.open (the wrapper is skipped for what it is around)
    checked = Store.check()  # missing calls: logged.<locals>.wrapper (the wrapper is skipped for what it is around); spurious calls: Store.check (the wrapper is skipped for what it is around)
    size = store.size  # missing calls: logged.<locals>.wrapper (the wrapper is skipped for what it is around); spurious calls: Store.size (the wrapper is skipped for what it is around)
    loaded = await store.load()  # calls: Store.load; missing calls: logged.<locals>.wrapper (the wrapper is skipped for what it is around)
    return checked, size, loaded, [row async for row in store.rows()]  # calls: Store.rows; missing calls: logged.<locals>.wrapper (the wrapper is skipped for what it is around)
