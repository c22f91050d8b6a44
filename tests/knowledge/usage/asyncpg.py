"""asyncpg: everything is a coroutine; pools, connections and transactions are awaited or entered."""

import time

import asyncpg
from fastapi import FastAPI, Request

app = FastAPI()


@app.on_event("startup")
async def startup():
    app.state.pool = await asyncpg.create_pool("postgres://x", min_size=1)


async def connection(dsn: str):
    connection = await asyncpg.connect(dsn)
    try:
        rows = await connection.fetch("select 1")
        connection.execute("select 1")  # lost
        async with connection.transaction():
            async for row in connection.cursor("select 1"):
                print(row)
        statement = await connection.prepare("select $1")
        statement.fetchval(1)  # lost
    finally:
        connection.close()  # lost
    asyncpg.connect(dsn)  # lost
    return rows


def notified(connection, pid, channel, payload):
    time.sleep(1)  # blocks: sleep


async def listen(dsn: str):
    connection = await asyncpg.connect(dsn)
    await connection.add_listener("orders", notified)


class Repository:
    def __init__(self, pool: asyncpg.Pool):
        self.pool = pool

    async def get(self, key: int):
        row = self.pool.fetchrow("select 1")  # lost
        async with self.pool.acquire() as connection:
            connection.execute("select 1")  # lost
            value = await connection.fetchval("select 1")
        return row["id"], value


async def from_state(request: Request):
    async with request.app.state.pool.acquire() as connection:
        connection.fetch("select 1")  # lost
        transaction = connection.transaction()
        await transaction.start()
        transaction.commit()  # lost


async def typed(connection: asyncpg.Connection, url: str):
    async with asyncpg.create_pool(url) as pool:
        pool.release(connection)  # lost
        asyncpg.create_pool(url)  # lost
    connection = await pool.acquire()
    await pool.release(connection)
