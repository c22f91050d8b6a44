"""A function of the module becomes a method: in the class body, and set on the class later."""

from fastapi import FastAPI

app = FastAPI()


def describe(self):  # on: loop
    return type(self).__name__


def archive(self):  # on: loop
    return 1


class Document:
    summary = describe


Document.archive = archive


@app.get("/")
async def read():  # on: loop
    document = Document()
    return document.summary(), document.archive()  # calls: describe, archive
