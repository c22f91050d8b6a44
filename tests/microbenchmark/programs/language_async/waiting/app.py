"""`wait_for`, `shield`, `as_completed`, `wait`, `timeout`: they run coroutines that are made here."""

import asyncio

from fastapi import FastAPI

app = FastAPI()


class Row:
    def text(self):  # on: loop
        return "row"


async def load():  # on: loop
    return Row()


@app.get("/wait_for")
async def wait_for():  # on: loop
    row = await asyncio.wait_for(load(), 1)  # makes: load
    return row.text()  # calls: Row.text


@app.get("/shield")
async def shield():  # on: loop
    row = await asyncio.shield(load())  # makes: load
    return row.text()  # calls: Row.text


@app.get("/as_completed")
async def as_completed():  # on: loop
    for next_one in asyncio.as_completed([load()]):  # makes: load
        row = await next_one
        return row.text()  # missing calls: Row.text (what a task gives is not known)


@app.get("/timeout")
async def timeout():  # on: loop
    async with asyncio.timeout(1):
        row = await load()  # calls: load
    return row.text()  # calls: Row.text


@app.get("/gather")
async def gather():  # on: loop
    row, _ = await asyncio.gather(load(), load())  # makes: load
    return row.text()  # missing calls: Row.text (items of what gather gives are not known)
