"""psycopg-pool: a pool is made once, opened in the lifespan, and waits where a connection is taken."""

from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from psycopg_pool import AsyncConnectionPool, ConnectionPool


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.sync_pool = ConnectionPool("dbname=x")
    async with AsyncConnectionPool("dbname=x") as app.state.pool:
        yield


app = FastAPI(lifespan=lifespan)


async def get_connection(request: Request):
    pool: AsyncConnectionPool = request.app.state.pool
    async with pool.connection() as connection:
        yield connection


async def from_pool(pool: AsyncConnectionPool):
    connection = await pool.getconn()
    try:
        await connection.execute("select 1")
        connection.rollback()  # lost
    finally:
        await pool.putconn(connection)
    pool.getconn()  # lost


async def synchronous(request: Request):
    with request.app.state.sync_pool.connection() as connection:  # blocks: db
        connection.rollback()  # blocks: db
