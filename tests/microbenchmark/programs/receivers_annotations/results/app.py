"""Annotations of results: of functions, methods, coroutines, generators and context managers that say nothing else."""

from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Optional

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


def hidden() -> Any:  # on: loop
    return eval("Client()")


def plain() -> Client:  # on: loop
    return hidden()  # calls: hidden


def optional() -> Optional["Client"]:  # on: loop
    return hidden()  # calls: hidden


def several() -> tuple[int, Client]:  # on: loop
    return 1, hidden()  # calls: hidden


async def awaited() -> Client:  # on: loop
    return hidden()  # calls: hidden


def iterated() -> Iterator[Client]:  # on: loop
    yield hidden()  # calls: hidden


async def streamed() -> AsyncIterator[Client]:  # on: loop
    yield hidden()  # calls: hidden


@contextmanager
def entered() -> Generator[Client, None, None]:  # on: loop
    yield hidden()  # calls: hidden


@asynccontextmanager
async def opened() -> AsyncIterator[Client]:  # on: loop
    yield hidden()  # calls: hidden


class Factory:
    def make(self) -> "Client":  # on: loop
        return hidden()  # calls: hidden

    @property
    def client(self) -> Client:  # on: loop
        return hidden()  # calls: hidden


@app.get("/plain")
async def read():  # on: loop
    first = plain().get()  # calls: Client.get, plain
    second = optional().get()  # calls: Client.get, optional
    third = several()[1].get()  # calls: Client.get, several
    fourth = Factory().make().get()  # calls: Client.get, Factory.make
    return first, second, third, fourth, Factory().client.get()  # calls: Client.get, Factory.client


@app.get("/lazy")
async def read_lazy():  # on: loop
    first = (await awaited()).get()  # calls: Client.get, awaited
    second = [client.get() for client in iterated()]  # calls: Client.get, iterated
    third = [client.get() async for client in streamed()]  # calls: Client.get, streamed
    with entered() as client:  # calls: entered
        fourth = client.get()  # calls: Client.get
    async with opened() as client:  # calls: opened
        return first, second, third, fourth, client.get()  # calls: Client.get
