"""Singletons kept on a class: by `instance()`, by `__new__`, in a class attribute that a class method sets."""

from fastapi import FastAPI

app = FastAPI()


class Pool:
    _instance = None

    @classmethod
    def instance(cls):  # on: loop
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance

    def take(self):  # on: loop
        return 1


class Settings:
    _one = None

    def __new__(cls):  # on: loop
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one

    def url(self):  # on: loop
        return "/"


class Clients:
    pool = None

    @classmethod
    def start(cls):  # on: import
        cls.pool = Pool()


Clients.start()  # calls: Clients.start


@app.get("/instance")
async def instance():  # on: loop
    return Pool.instance().take()  # calls: Pool.instance, Pool.take


@app.get("/new")
async def new():  # on: loop
    return Settings().url()  # calls: Settings.__new__, Settings.url


@app.get("/class")
async def on_class():  # on: loop
    return Clients.pool.take()  # calls: Pool.take
