"""Bound, static and class methods as path operations."""

from fastapi import FastAPI


class Catalog:
    def __init__(self):  # on: import
        self.items = ["tea"]

    async def read(self):  # on: loop
        return self.items

    def count(self):  # on: thread
        return len(self.items)

    @staticmethod
    def schema():  # on: thread
        return {}

    @staticmethod
    async def schema_async():  # on: loop
        return {}

    @classmethod
    def name(cls):  # on: thread
        return cls.__name__

    @classmethod
    async def name_async(cls):  # on: loop
        return cls.__name__


app = FastAPI()
catalog = Catalog()  # calls: Catalog.__init__
app.add_api_route("/items", catalog.read)
app.add_api_route("/count", catalog.count)
app.add_api_route("/schema", Catalog.schema)
app.add_api_route("/schema/async", catalog.schema_async)
app.add_api_route("/name", Catalog.name)
app.add_api_route("/name/async", Catalog.name_async)
