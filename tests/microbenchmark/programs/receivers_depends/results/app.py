"""Dependencies that give a tuple, a dict, a function, an object's attribute."""

from fastapi import Depends, FastAPI

app = FastAPI()


class Store:
    def get(self):  # on: loop
        return 1


class Container:
    def __init__(self):  # on: import
        self.store = Store()


container = Container()  # calls: Container.__init__


def get_pair():  # on: thread
    return Store(), 10


def get_table():  # on: thread
    return {"store": Store()}


def get_maker():  # on: thread
    return Store


def get_attribute():  # on: thread
    return container.store


@app.get("/tuple")
async def by_tuple(pair=Depends(get_pair)):  # on: loop
    store, _ = pair
    return store.get()  # calls: Store.get


@app.get("/dict")
async def by_dict(table=Depends(get_table)):  # on: loop
    return table["store"].get()  # calls: Store.get


@app.get("/function")
async def by_function(make=Depends(get_maker)):  # on: loop
    return make().get()  # calls: Store.get


@app.get("/attribute")
async def by_attribute(store=Depends(get_attribute)):  # on: loop
    return store.get()  # calls: Store.get
