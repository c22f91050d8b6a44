"""pgvector: registering the types asks the database for them."""

import asyncpg
import psycopg
from pgvector.asyncpg import register_vector
from pgvector.psycopg import register_vector as register_sync
from pgvector.psycopg import register_vector_async


async def use(dsn: str, connection: psycopg.Connection, async_connection: psycopg.AsyncConnection):
    pool = await asyncpg.create_pool(dsn, init=register_vector)
    async with pool.acquire() as acquired:
        await register_vector(acquired)
        register_vector(acquired)  # lost
    register_sync(connection)  # blocks: db
    register_vector_async(async_connection)  # lost
