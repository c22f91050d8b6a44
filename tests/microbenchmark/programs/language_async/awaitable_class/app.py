"""`await` runs `__await__` of a project class: a generator, and one that hands on to a coroutine."""

import asyncio

from fastapi import FastAPI

app = FastAPI()


class Ready:
    def __await__(self):  # on: loop
        yield from asyncio.sleep(0).__await__()
        return Row()


class Query:
    def __init__(self, table):  # on: loop
        self.table = table

    def where(self, condition):  # on: loop
        return self

    def __await__(self):  # on: loop
        return self.fetch().__await__()  # makes: Query.fetch

    async def fetch(self):  # on: loop
        return Row()


class Row:
    def text(self):  # on: loop
        return "row"


@app.get("/ready")
async def ready():  # on: loop
    row = await Ready()  # calls: Ready.__await__
    return row.text()  # calls: Row.text


@app.get("/query")
async def query():  # on: loop
    row = await Query("users").where("a")  # calls: Query.__init__, Query.where, Query.__await__; missing calls: Query.fetch (__await__ is not run)
    return row.text()  # missing calls: Row.text (__await__ is not run)
