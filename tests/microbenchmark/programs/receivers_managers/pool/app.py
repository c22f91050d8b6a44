"""A pool gives connections by a method: with a class, with a `@contextmanager`, by hand and given back in `finally`."""

from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Request

app = FastAPI()


class Connection:
    async def fetch(self):  # on: loop
        return 1


class Acquired:
    def __init__(self, pool):  # on: loop
        self.pool = pool

    async def __aenter__(self):  # on: loop
        return await self.pool.take()  # calls: Pool.take

    async def __aexit__(self, *error):  # on: loop
        self.pool.give_back()  # calls: Pool.give_back


class Pool:
    def acquire(self):  # on: loop
        return Acquired(self)  # calls: Acquired.__init__

    async def take(self):  # on: loop
        return Connection()

    def give_back(self):  # on: loop
        return None

    @asynccontextmanager
    async def connection(self):  # on: loop
        connection = await self.take()  # calls: Pool.take
        try:
            yield connection
        finally:
            self.give_back()  # calls: Pool.give_back


app.state.pool = Pool()


async def get_connection(request: Request):  # on: loop
    async with request.app.state.pool.acquire() as connection:  # calls: Acquired.__aenter__, Acquired.__aexit__, Pool.acquire
        yield connection


@app.get("/dependency")
async def by_dependency(connection=Depends(get_connection)):  # on: loop
    return await connection.fetch()  # calls: Connection.fetch


@app.get("/method")
async def by_method(request: Request):  # on: loop
    async with request.app.state.pool.connection() as connection:  # calls: Pool.connection
        return await connection.fetch()  # calls: Connection.fetch


@app.get("/hand")
async def by_hand(request: Request):  # on: loop
    pool = request.app.state.pool
    connection = await pool.take()  # calls: Pool.take
    try:
        return await connection.fetch()  # calls: Connection.fetch
    finally:
        pool.give_back()  # calls: Pool.give_back
