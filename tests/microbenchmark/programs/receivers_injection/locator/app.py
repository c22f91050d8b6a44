"""A service locator: registered by class, asked by class; by name; with factories."""

from typing import TypeVar

from fastapi import FastAPI

app = FastAPI()

T = TypeVar("T")


class Mail:
    def send(self):  # on: loop
        return 1


class Clock:
    def now(self):  # on: loop
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
        return self._factories[kind]()  # calls: <lambda>@45

    def __getitem__(self, kind):  # on: loop
        return self._instances[kind]


locator = Locator()  # calls: Locator.__init__
locator.register(Mail, Mail())  # calls: Locator.register
locator.provide(Clock, lambda: Clock())  # calls: Locator.provide; on: loop


@app.get("/get")
async def by_get():  # on: loop
    return locator.get(Mail).send()  # calls: Locator.get, Mail.send


@app.get("/make")
async def by_make():  # on: loop
    return locator.make(Clock).now()  # calls: Locator.make, Clock.now


@app.get("/item")
async def by_item():  # on: loop
    return locator[Mail].send()  # calls: Locator.__getitem__, Mail.send
