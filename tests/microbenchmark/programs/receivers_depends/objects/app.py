"""Other dependencies: an instance that is called, a bound method, a class method, a partial, a lambda."""

from functools import partial

from fastapi import Depends, FastAPI

app = FastAPI()


class Store:
    def get(self):  # on: loop
        return 1


class Provider:
    def __call__(self):  # on: thread
        return Store()

    def provide(self):  # on: thread
        return Store()

    @classmethod
    def build(cls):  # on: thread
        return Store()


def get_named(name):  # on: thread
    return Store()


provider = Provider()
get_main = partial(get_named, "main")


@app.get("/instance")
async def by_instance(store=Depends(provider)):  # on: loop
    return store.get()  # calls: Store.get


@app.get("/method")
async def by_method(store=Depends(provider.provide)):  # on: loop
    return store.get()  # calls: Store.get


@app.get("/class_method")
async def by_class_method(store=Depends(Provider.build)):  # on: loop
    return store.get()  # calls: Store.get


@app.get("/partial")
async def by_partial(store=Depends(get_main)):  # on: loop
    return store.get()  # calls: Store.get


@app.get("/lambda")
async def by_lambda(  # on: loop
    store=Depends(lambda: Store()),  # on: thread
):
    return store.get()  # calls: Store.get
