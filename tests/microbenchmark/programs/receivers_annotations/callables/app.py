"""`Callable[..., X]`, `type[X]`, a Protocol with `__call__`: what calling the parameter gives is known."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


class Maker(Protocol):
    def __call__(self) -> Client: ...  # spurious on: loop (a Protocol's own method counts as what is called)


def by_callable(make: Callable[[], Client]):  # on: loop
    return make().get()  # calls: Client.get


async def by_awaitable(make: Callable[..., Awaitable[Client]]):  # on: loop
    client = await make()  # missing calls: opened (eval and exec run text)
    return client.get()  # calls: Client.get


def by_type(kind: type[Client]):  # on: loop
    return kind().get()  # calls: Client.get


def by_protocol(make: Maker):  # on: loop
    return make().get()  # calls: Client.get; spurious calls: Maker.__call__ (a Protocol's own method counts as what is called)


def hidden(text):  # on: loop
    return eval(text)


async def opened():  # on: loop
    return Client()


@app.get("/")
async def read():  # on: loop
    maker = hidden("Client")  # calls: hidden
    first = by_callable(maker), by_type(maker), by_protocol(maker)  # calls: by_callable, by_protocol, by_type
    return first, await by_awaitable(hidden("opened"))  # calls: by_awaitable, hidden
