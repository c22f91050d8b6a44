"""Methods that return `self`, or another object, are chained."""

from fastapi import FastAPI

app = FastAPI()


class Rows:
    def first(self):  # on: loop
        return 1


class Query:
    def where(self, condition):  # on: loop
        return self

    def limit(self, size):  # on: loop
        return self

    def all(self):  # on: loop
        return Rows()


@app.get("/")
async def read():  # on: loop
    return Query().where("a").limit(3).all().first()  # calls: Query.all, Query.limit, Query.where, Rows.first
