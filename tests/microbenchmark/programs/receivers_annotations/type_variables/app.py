"""`TypeVar` with a bound, `NewType`, `Self`, `cast`: the type that they stand for."""

from typing import Any, NewType, Self, TypeVar, cast

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1

    def configured(self) -> Self:  # on: loop
        return hidden()  # calls: hidden


class Special(Client):
    def special(self):  # on: loop
        return 2


Bound = TypeVar("Bound", bound=Client)
Named = NewType("Named", Client)


def hidden() -> Any:  # on: loop
    return eval("Special()")


def bounded(client: Bound) -> Bound:  # on: loop
    client.get()  # calls: Client.get
    return client


def named(client: Named):  # on: loop
    return client.get()  # calls: Client.get


@app.get("/bound")
async def bound():  # on: loop
    return bounded(hidden())  # calls: bounded, hidden


@app.get("/same")
async def same():  # on: loop
    return bounded(Special()).special()  # calls: bounded, Special.special


@app.get("/new_type")
async def new_type():  # on: loop
    return named(hidden()), Named(Client()).get()  # calls: hidden, named, Client.get


@app.get("/self")
async def own_type():  # on: loop
    return Special().configured().special()  # calls: Client.configured, Special.special


@app.get("/cast")
async def by_cast():  # on: loop
    return cast(Client, hidden()).get(), cast("Special", hidden()).special()  # calls: Client.get, hidden; missing calls: Special.special (a quoted type in cast is not read)
