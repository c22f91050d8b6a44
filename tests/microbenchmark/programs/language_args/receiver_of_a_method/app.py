"""An instance given as an argument, without any annotation: its method is called."""

from fastapi import FastAPI

app = FastAPI()


class Store:
    def get(self, key):  # on: loop
        return key


class Cache:
    def get(self, key):  # on: loop
        return key


def fetch(source, key):  # on: loop
    return source.get(key)  # calls: Cache.get, Store.get


@app.get("/store")
async def read_store():  # on: loop
    return fetch(Store(), "a")  # calls: fetch


@app.get("/cache")
async def read_cache():  # on: loop
    return fetch(Cache(), "a")  # calls: fetch
