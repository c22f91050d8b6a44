"""Objects returned in tuples, lists, dicts, dataclasses and named tuples, and unpacked by the caller."""

from dataclasses import dataclass
from typing import NamedTuple

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


class Store:
    def load(self):  # on: loop
        return 2


class Parts(NamedTuple):
    client: Client
    store: Store


@dataclass
class Bundle:
    client: Client
    store: Store


def as_tuple():  # on: loop
    return Client(), Store()


def as_dict():  # on: loop
    return {"client": Client(), "store": Store()}


def as_parts():  # on: loop
    return Parts(Client(), Store())


def as_bundle():  # on: loop
    return Bundle(client=Client(), store=Store())


@app.get("/tuple")
async def from_tuple():  # on: loop
    client, store = as_tuple()  # calls: as_tuple
    return client.get(), store.load(), as_tuple()[0].get()  # calls: Client.get, Store.load, as_tuple


@app.get("/dict")
async def from_dict():  # on: loop
    parts = as_dict()  # calls: as_dict
    return parts["client"].get(), parts["store"].load()  # calls: Client.get, Store.load


@app.get("/parts")
async def from_parts():  # on: loop
    parts = as_parts()  # calls: as_parts
    return parts.client.get(), parts.store.load()  # calls: Client.get, Store.load


@app.get("/unpacked")
async def unpacked():  # on: loop
    client, store = as_parts()  # calls: as_parts
    return client.get(), store.load()  # missing calls: Client.get (a named tuple is not unpacked or indexed); missing calls: Store.load (a named tuple is not unpacked or indexed)


@app.get("/bundle")
async def from_bundle():  # on: loop
    bundle = as_bundle()  # calls: as_bundle
    return bundle.client.get(), bundle.store.load()  # calls: Client.get, Store.load
