"""aiomysql: what connects is awaited or entered; what releases is not a coroutine."""

import aiomysql


async def pooled():
    pool = await aiomysql.create_pool(host="localhost", autocommit=True)
    async with pool.acquire() as connection:
        async with connection.cursor(aiomysql.DictCursor) as cursor:
            await cursor.execute("select 1")
            rows = await cursor.fetchall()
            cursor.execute("select 1")  # lost
        connection.commit()  # lost
    connection = await pool.acquire()
    cursor = await connection.cursor()
    cursor.executemany("insert", [])  # lost
    pool.release(connection)
    pool.close()
    pool.wait_closed()  # lost
    return rows


async def single():
    connection = await aiomysql.connect(host="localhost")
    await connection.begin()
    connection.rollback()  # lost
    connection.close()
    aiomysql.connect(host="localhost")  # lost
