"""MySQL Connector/Python: rows are on the wire until they are fetched; in the async half even cursors are awaited."""

import mysql.connector
from mysql.connector import aio
from mysql.connector.pooling import MySQLConnectionPool

pool = MySQLConnectionPool(pool_name="x", pool_size=5)


async def synchronous():
    connection = mysql.connector.connect(host="localhost")  # blocks: db
    cursor = connection.cursor(dictionary=True)
    cursor.execute("select 1")  # blocks: db
    rows = cursor.fetchall()  # blocks: db
    connection.commit()  # blocks: db
    connection.close()
    with pool.get_connection() as other, other.cursor() as cursor:  # blocks: db
        cursor.execute("select 1")  # blocks: db
    return rows


async def asynchronous():
    async with await aio.connect(host="localhost") as connection:
        async with await connection.cursor() as cursor:
            await cursor.execute("select 1")
            rows = await cursor.fetchall()
            cursor.execute("select 1")  # lost
        connection.commit()  # lost
    return rows
