"""`@asynccontextmanager`: the same, with `async with`."""

from contextlib import asynccontextmanager

from fastapi import FastAPI

app = FastAPI()


class Session:
    async def query(self):  # on: loop
        return 1

    async def close(self):  # on: loop
        return None


@asynccontextmanager
async def session():  # on: loop
    opened = Session()
    try:
        yield opened
    finally:
        await opened.close()  # calls: Session.close


class Database:
    @asynccontextmanager
    async def transaction(self):  # on: loop
        async with session() as inner:  # calls: session
            yield inner


@app.get("/")
async def read():  # on: loop
    async with session() as first:  # calls: session
        value = await first.query()  # calls: Session.query
    async with Database().transaction() as second:  # calls: Database.transaction
        return value, await second.query()  # calls: Session.query
