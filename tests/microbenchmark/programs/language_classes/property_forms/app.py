"""`property(...)` as a call, `cached_property`, an inherited and an overridden property, one that gives a method."""

from functools import cached_property

from fastapi import FastAPI

app = FastAPI()


class Base:
    @property
    def name(self):  # on: loop
        return "base"

    @property
    def size(self):  # on: loop
        return 1


class Store(Base):
    def get_path(self):  # missing on: loop (a property made by a call is not run)
        return "/tmp"

    path = property(get_path)

    @property
    def size(self):  # on: loop
        return super().size + 1  # calls: Base.size

    @cached_property
    def index(self):  # on: loop
        return Index()

    @property
    def lookup(self):  # on: loop
        return self.index.find  # calls: Store.index


class Index:
    def find(self, key):  # on: loop
        return key


@app.get("/")
async def read():  # on: loop
    store = Store()
    method = store.lookup("b")  # calls: Index.find, Store.lookup
    return store.name, store.size, store.path, method  # calls: Base.name, Store.size; missing calls: Store.get_path (a property made by a call is not run)
