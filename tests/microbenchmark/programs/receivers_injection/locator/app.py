"""A service locator: registered by class, asked by class; by name; with factories."""

from typing import TypeVar

from fastapi import FastAPI

app = FastAPI()

T = TypeVar("T")


class Mail:
    def send(self):  # missing on: loop (type variables are not known)
        return 1


class Clock:
    def now(self):  # missing on: loop (type variables are not known)
        return 2


class Locator:
    def __init__(self):  # on: import
        self._instances = {}
        self._factories = {}

    def register(self, kind, instance):  # on: import
        self._instances[kind] = instance

    def provide(self, kind, factory):  # on: import
        self._factories[kind] = factory

    def get(self, kind: type[T]) -> T:  # on: loop
        return self._instances[kind]

    def make(self, kind: type[T]) -> T:  # on: loop
        return self._factories[kind]()  # missing calls: <lambda>@45 (what is put into a container later is not followed)

    def __getitem__(self, kind):  # missing on: loop (square brackets run no special method)
        return self._instances[kind]


locator = Locator()  # calls: Locator.__init__
locator.register(Mail, Mail())  # calls: Locator.register
locator.provide(Clock, lambda: Clock())  # calls: Locator.provide; missing on: loop (what is put into a container later is not followed)


@app.get("/get")
async def by_get():  # on: loop
    return locator.get(Mail).send()  # calls: Locator.get; missing calls: Mail.send (type variables are not known)


@app.get("/make")
async def by_make():  # on: loop
    return locator.make(Clock).now()  # calls: Locator.make; missing calls: Clock.now (type variables are not known)


@app.get("/item")
async def by_item():  # on: loop
    return locator[Mail].send()  # missing calls: Locator.__getitem__, Mail.send (square brackets run no special method)
