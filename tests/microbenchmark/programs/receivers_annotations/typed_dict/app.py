"""Items of a `TypedDict`, fields of a `NamedTuple`, values of a dict with literal keys."""

from typing import NamedTuple, TypedDict

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


class Context(TypedDict):
    client: Client
    name: str


class Pair(NamedTuple):
    client: Client
    name: str


def by_item(context: Context):  # on: loop
    return context["client"].get()  # missing calls: Client.get (items of a TypedDict are not known)


def by_get(context: Context):  # on: loop
    return context.get("client").get()  # missing calls: Client.get (items of a TypedDict are not known)


def by_field(pair: Pair):  # on: loop
    return pair.client.get()  # calls: Client.get


def by_unpacking(pair: Pair):  # on: loop
    client, _ = pair
    return client.get()  # missing calls: Client.get (a named tuple is not unpacked or indexed)


@app.get("/")
async def read():  # on: loop
    context = eval("{'client': Client(), 'name': 'a'}")
    pair = eval("Pair(Client(), 'a')")
    return by_item(context), by_get(context), by_field(pair), by_unpacking(pair)  # calls: by_field, by_get, by_item, by_unpacking


@app.get("/literal")
async def literal():  # on: loop
    context = {"name": "a", "client": Client()}
    return context["client"].get()  # calls: Client.get
