"""`yield from` a generator, a list and a project class; three deep."""

from fastapi import FastAPI

app = FastAPI()


class Page:
    def __iter__(self):  # on: loop
        return iter([1])


def pages():  # on: loop
    yield from Page()  # calls: Page.__iter__


def rows():  # on: loop
    yield from pages()  # calls: pages
    yield from tail()  # calls: tail


def tail():  # on: loop
    yield 2


@app.get("/")
async def read():  # on: loop
    return list(rows())  # calls: rows
