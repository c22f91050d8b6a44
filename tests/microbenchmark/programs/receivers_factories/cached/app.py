"""Factories that keep what they made: `lru_cache`, a global, a dict, an attribute of the function."""

from functools import lru_cache

from fastapi import Depends, FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


_client = None
_clients = {}


@lru_cache
def get_cached():  # on: thread
    return Client()


def get_global():  # on: loop
    global _client
    if _client is None:
        _client = Client()
    return _client


def get_from_dict(name):  # on: loop
    if name not in _clients:
        _clients[name] = Client()
    return _clients[name]


def get_from_attribute():  # on: loop
    if not hasattr(get_from_attribute, "client"):
        get_from_attribute.client = Client()
    return get_from_attribute.client


@app.get("/cached")
async def cached(client=Depends(get_cached)):  # on: loop
    return client.get()  # calls: Client.get


@app.get("/global")
async def by_global():  # on: loop
    return get_global().get()  # calls: Client.get, get_global


@app.get("/dict")
async def by_dict():  # on: loop
    return get_from_dict("a").get()  # calls: get_from_dict, Client.get


@app.get("/attribute")
async def by_attribute():  # on: loop
    return get_from_attribute().get()  # calls: get_from_attribute; missing calls: Client.get (attributes of functions are not known)
