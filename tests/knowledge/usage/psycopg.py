"""psycopg 3: statements, commits and copies wait for the server; rows are in memory once `execute` is done."""

import psycopg
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool, ConnectionPool

pool = ConnectionPool("dbname=x", open=False)
async_pool = AsyncConnectionPool("dbname=x", open=False)


async def synchronous():
    with psycopg.connect("dbname=x", row_factory=dict_row) as connection:  # blocks: db
        with connection.cursor() as cursor:
            cursor.execute("select 1")  # blocks: db
            rows = cursor.fetchall()
            with cursor.copy("copy t from stdin") as copy:  # blocks: db
                copy.write(b"x")  # blocks: db
        connection.execute("select 1").fetchone()  # blocks: db
        with connection.transaction():  # blocks: db
            pass
        connection.commit()  # blocks: db
    return rows


async def pooled():
    with pool.connection() as connection:  # blocks: db
        connection.execute("select 1")  # blocks: db
    connection = pool.getconn()  # blocks: db
    pool.putconn(connection)


async def asynchronous():
    async with await psycopg.AsyncConnection.connect("dbname=x") as connection:
        async with connection.cursor() as cursor:
            await cursor.execute("select 1")
            row = await cursor.fetchone()
            cursor.execute("select 1")  # lost
            async for other in cursor:
                print(other)
            async with cursor.copy("copy t from stdin") as copy:
                copy.write(b"x")  # lost
        async with connection.transaction():
            connection.execute("select 1")  # lost
        connection.commit()  # lost
    return row


async def async_pooled():
    await async_pool.open()
    async with async_pool.connection() as connection:
        await connection.execute("select 1")
        connection.execute("select 1")  # lost
    async_pool.close()  # lost
