"""`await` runs `__await__` of a project class: a generator, and one that hands on to a coroutine."""

import asyncio

from fastapi import FastAPI

app = FastAPI()


class Ready:
    def __await__(self):  # missing on: loop (__await__ is not run)
        yield from asyncio.sleep(0).__await__()
        return Row()


class Query:
    def __init__(self, table):  # on: loop
        self.table = table

    def where(self, condition):  # on: loop
        return self

    def __await__(self):  # missing on: loop (__await__ is not run)
        return self.fetch().__await__()  # makes: Query.fetch

    async def fetch(self):  # missing on: loop (__await__ is not run); spurious on: thread (__await__ is not run)
        return Row()


class Row:
    def text(self):  # missing on: loop (__await__ is not run)
        return "row"


@app.get("/ready")
async def ready():  # on: loop
    row = await Ready()  # missing calls: Ready.__await__ (__await__ is not run)
    return row.text()  # missing calls: Row.text (__await__ is not run)


@app.get("/query")
async def query():  # on: loop
    row = await Query("users").where("a")  # calls: Query.__init__, Query.where; missing calls: Query.__await__, Query.fetch (__await__ is not run)
    return row.text()  # missing calls: Row.text (__await__ is not run)
