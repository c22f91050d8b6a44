"""python-oracledb: both halves; `connect_async` and an async pool's `acquire` are awaited or entered."""

import oracledb

pool = oracledb.create_pool(user="x", dsn="localhost/x")
async_pool = oracledb.create_pool_async(user="x", dsn="localhost/x")


async def synchronous():
    with oracledb.connect(user="x", dsn="localhost/x") as connection:  # blocks: db
        with connection.cursor() as cursor:
            cursor.execute("select 1 from dual")  # blocks: db
            row = cursor.fetchone()  # blocks: db
        connection.commit()  # blocks: db
    with pool.acquire() as connection:  # blocks: db
        connection.cursor().executemany("insert", [])  # blocks: db
    return row


async def asynchronous():
    async with oracledb.connect_async(user="x", dsn="localhost/x") as connection:
        with connection.cursor() as cursor:
            await cursor.execute("select 1 from dual")
            async for row in cursor:
                print(row)
            cursor.fetchall()  # lost
        connection.commit()  # lost
    connection = await oracledb.connect_async(user="x", dsn="localhost/x")
    connection.fetchall("select 1 from dual")  # lost
    async with async_pool.acquire() as connection:
        connection.execute("insert")  # lost
