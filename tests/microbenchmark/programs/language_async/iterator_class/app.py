"""A class with `__aiter__` and `__anext__`, one whose `__aiter__` is an async generator."""

from fastapi import FastAPI

app = FastAPI()


class Row:
    def text(self):  # on: loop
        return "row"


class Cursor:
    def __init__(self):  # on: loop
        self.left = 1

    def __aiter__(self):  # on: loop
        return self

    async def __anext__(self):  # on: loop
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return Row()


class Table:
    async def __aiter__(self):  # on: loop
        yield Row()


@app.get("/cursor")
async def read_cursor():  # on: loop
    return [row.text() async for row in Cursor()]  # calls: Cursor.__aiter__, Cursor.__anext__, Cursor.__init__, Row.text


@app.get("/table")
async def read_table():  # on: loop
    async for row in Table():  # calls: Table.__aiter__
        text = row.text()  # calls: Row.text
    return text
