"""Annotated lists, dicts, tuples, sets, iterators and variadic arguments: what is taken out of them is known."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Dict, List

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


def hidden(kind):  # on: loop
    return eval(kind, {"c": Client()})


def iterated(clients: list[Client]):  # on: loop
    return [client.get() for client in clients]  # calls: Client.get


def indexed(clients: Sequence[Client]):  # on: loop
    return clients[0].get()  # calls: Client.get


def keyed(clients: dict[str, Client]):  # on: loop
    return clients["a"].get()  # calls: Client.get


def unpacked(clients: tuple[int, Client]):  # on: loop
    _, client = clients
    return client.get()  # calls: Client.get


def many(clients: tuple[Client, ...]):  # on: loop
    return [client.get() for client in clients]  # calls: Client.get


def lazy(clients: Iterable[Client]):  # on: loop
    for client in clients:
        return client.get()  # calls: Client.get


def unordered(clients: set[Client]):  # on: loop
    return [client.get() for client in clients]  # calls: Client.get


def old_spelling(clients: List[Client], by_name: Dict[str, Client]):  # on: loop
    first = clients[0].get()  # calls: Client.get
    return first, by_name["a"].get()  # calls: Client.get


def nested(clients: Mapping[str, list[Client]]):  # on: loop
    return [client.get() for client in clients["a"]]  # calls: Client.get


def variadic(*clients: Client, **by_name: Client):  # on: loop
    first = [client.get() for client in clients]  # calls: Client.get
    return first, by_name["a"].get()  # calls: Client.get


@app.get("/lists")
async def lists():  # on: loop
    clients = hidden("[c]")  # calls: hidden
    return iterated(clients), indexed(clients), lazy(clients), old_spelling(clients, hidden("{'a': c}"))  # calls: hidden, indexed, iterated, lazy, old_spelling


@app.get("/others")
async def others():  # on: loop
    pair = hidden("(1, c)")  # calls: hidden
    table = hidden("{'a': [c]}")  # calls: hidden
    keyed(hidden("{'a': c}"))  # calls: hidden, keyed
    many(hidden("(c,)"))  # calls: hidden, many
    unordered(hidden("{c}"))  # calls: hidden, unordered
    variadic(*hidden("[c]"), **hidden("{'a': c}"))  # calls: hidden, variadic
    return unpacked(pair), nested(table)  # calls: nested, unpacked
