"""Generators that iterate over other generators: all of them where the outermost runs."""

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


async def tokens():  # on: loop
    yield "a"


async def as_events(source):  # on: loop
    async for token in source:  # calls: tokens
        yield f"data: {token}\n\n"


def rows():  # on: thread
    yield "1"


def as_lines(source):  # on: thread
    for row in source:  # calls: rows
        yield row + "\n"


def header_and_rows():  # on: thread
    yield "id\n"
    yield from rows()  # calls: rows


@app.get("/events")
async def events():  # on: loop
    return StreamingResponse(as_events(tokens()))


@app.get("/lines")
async def lines():  # on: loop
    return StreamingResponse(as_lines(rows()))


@app.get("/table")
async def table():  # on: loop
    return StreamingResponse(header_and_rows())
