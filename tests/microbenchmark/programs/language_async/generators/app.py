"""An async generator runs where it is iterated: `async for`, comprehensions, `anext`, `asend`; given to a function."""

from fastapi import FastAPI

app = FastAPI()


async def rows():  # on: loop
    yield Row()


class Row:
    def text(self):  # on: loop
        return "row"


async def last(source):  # on: loop
    async for row in source:  # calls: rows
        text = row.text()  # calls: Row.text
    return text


@app.get("/for")
async def by_for():  # on: loop
    async for row in rows():  # calls: rows
        text = row.text()  # calls: Row.text
    return text


@app.get("/comprehension")
async def comprehension():  # on: loop
    return [row.text() async for row in rows()]  # calls: Row.text, rows


@app.get("/dict")
async def as_dict():  # on: loop
    return {row.text(): 1 async for row in rows()}  # calls: Row.text, rows


@app.get("/anext")
async def by_anext():  # on: loop
    source = rows()
    row = await anext(source)  # missing calls: rows (anext gives nothing)
    await source.aclose()
    return row.text()  # calls: Row.text


@app.get("/kept")
async def kept():  # on: loop
    source = rows()
    return [row.text() async for row in source]  # calls: Row.text, rows


@app.get("/given")
async def given():  # on: loop
    return await last(rows())  # calls: last


@app.get("/expression")
async def expression():  # on: loop
    texts = (row.text() async for row in rows())  # calls: rows, Row.text
    return [text async for text in texts]
