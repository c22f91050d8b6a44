"""Snowflake: connecting, executing and fetching wait; the half in `aio` has the same names."""

import snowflake.connector
import snowflake.connector.aio


async def synchronous():
    with snowflake.connector.connect(user="x", account="y") as connection:  # blocks: db
        cursor = connection.cursor()
        result = cursor.execute("select 1")  # blocks: db
        result.fetchall()  # blocks: db
        cursor.execute_async("select 1")  # blocks: db
        frame = cursor.fetch_pandas_all()  # blocks: db
        connection.commit()  # blocks: db
    return frame


async def asynchronous():
    async with snowflake.connector.aio.connect(user="x", account="y") as connection:
        async with connection.cursor() as cursor:
            await cursor.execute("select 1")
            row = await cursor.fetchone()
            cursor.execute("select 1")  # lost
        connection.rollback()  # lost
    return row
