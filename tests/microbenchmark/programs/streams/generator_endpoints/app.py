"""Generators as path operations (JSON lines): `async def` on the event loop, `def` in worker threads."""

from collections.abc import AsyncIterator, Iterator

from fastapi import FastAPI

app = FastAPI()


@app.get("/events")
async def events():  # on: loop
    yield event(1)  # calls: event


@app.get("/lines")
def lines():  # on: thread
    for number in range(2):
        yield line(number)  # calls: line


@app.get("/events/typed")
async def typed_events() -> AsyncIterator[dict]:  # on: loop
    yield {"event": 1}


@app.get("/lines/typed")
def typed_lines() -> Iterator[dict]:  # on: thread
    yield {"line": 1}


def event(number):  # on: loop
    return {"event": number}


def line(number):  # on: thread
    return {"line": number}
