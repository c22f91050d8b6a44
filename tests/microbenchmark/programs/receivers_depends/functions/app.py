"""`Depends` without annotation: of a function, an async one, generators of both kinds."""

from fastapi import Depends, FastAPI

app = FastAPI()


class Store:
    def get(self):  # on: loop
        return 1


def get_store():  # on: thread
    return Store()


async def get_store_async():  # on: loop
    return Store()


def yield_store():  # on: thread
    store = Store()
    try:
        yield store
    finally:
        pass


async def yield_store_async():  # on: loop
    yield Store()


@app.get("/def")
async def by_def(store=Depends(get_store)):  # on: loop
    return store.get()  # calls: Store.get


@app.get("/async")
async def by_async(store=Depends(get_store_async)):  # on: loop
    return store.get()  # calls: Store.get


@app.get("/yield")
async def by_yield(store=Depends(yield_store)):  # on: loop
    return store.get()  # calls: Store.get


@app.get("/async_yield")
async def by_async_yield(store=Depends(yield_store_async)):  # on: loop
    return store.get()  # calls: Store.get
