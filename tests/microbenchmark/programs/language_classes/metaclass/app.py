"""A metaclass: `__new__` when the class is made, `__call__` when an instance is."""

from fastapi import FastAPI

app = FastAPI()


class Singleton(type):
    _instances = {}

    def __new__(mcs, name, bases, namespace):  # missing on: import (what a class statement runs is not known)
        return super().__new__(mcs, name, bases, namespace)

    def __call__(cls):  # missing on: loop (a metaclass is not followed)
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__()  # missing calls: Settings.__init__ (a metaclass is not followed)
        return cls._instances[cls]

    def reset(cls):  # missing on: loop (a metaclass is not followed)
        return cls._instances.clear()


class Settings(metaclass=Singleton):  # missing calls: Singleton.__new__ (what a class statement runs is not known)
    def __init__(self):  # on: loop
        self.debug = False

    def show(self):  # on: loop
        return self.debug


@app.get("/")
async def read():  # on: loop
    Settings.reset()  # missing calls: Singleton.reset (a metaclass is not followed)
    return Settings().show()  # calls: Settings.show; missing calls: Singleton.__call__ (a metaclass is not followed); spurious calls: Settings.__init__ (a metaclass is not followed)
