"""`__getattr__`, `__getattribute__`, `__setattr__` and `__delattr__` run when attributes are used."""

from fastapi import FastAPI

app = FastAPI()


class Lazy:
    def __init__(self):  # on: loop
        self.loaded = False  # missing calls: Lazy.__setattr__ (__getattr__ and its like are not run)

    def __getattr__(self, name):  # missing on: loop (__getattr__ and its like are not run)
        return load(name)  # calls: load

    def __setattr__(self, name, value):  # missing on: loop (__getattr__ and its like are not run)
        super().__setattr__(name, value)

    def __delattr__(self, name):  # missing on: loop (__getattr__ and its like are not run)
        super().__delattr__(name)


class Strict:
    def __getattribute__(self, name):  # missing on: loop (__getattr__ and its like are not run)
        return load(name)  # calls: load


def load(name):  # missing on: loop (__getattr__ and its like are not run)
    return name


@app.get("/")
async def read():  # on: loop
    lazy = Lazy()  # calls: Lazy.__init__
    lazy.size = 1  # missing calls: Lazy.__setattr__ (__getattr__ and its like are not run)
    del lazy.size  # missing calls: Lazy.__delattr__ (__getattr__ and its like are not run)
    return lazy.colour, getattr(lazy, "shape"), Strict().anything, hasattr(lazy, "weight")  # missing calls: Lazy.__getattr__ (__getattr__ and its like are not run); missing calls: Strict.__getattribute__ (__getattr__ and its like are not run)
