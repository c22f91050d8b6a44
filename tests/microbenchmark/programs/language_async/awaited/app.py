"""A coroutine awaited at once, in expressions of every kind."""

from fastapi import FastAPI

app = FastAPI()


async def load():  # on: loop
    return helper()  # calls: helper


def helper():  # on: loop
    return 1


class Store:
    async def get(self, key):  # on: loop
        return key

    @classmethod
    async def open(cls):  # on: loop
        return cls()

    @staticmethod
    async def ping():  # on: loop
        return True

    async def __call__(self):  # on: loop
        return 3


@app.get("/")
async def read():  # on: loop
    store = await Store.open()  # calls: Store.open
    text = f"{await load()}"  # calls: load
    return text, await store.get("a"), [await load()], await Store.ping() and (await store())  # calls: Store.__call__, Store.get, Store.ping, load
