"""aioodbc: pyodbc in worker threads; everything is awaited or entered."""

import aioodbc


async def use():
    async with aioodbc.create_pool(dsn="DSN=x") as pool:
        async with pool.acquire() as connection:
            async with connection.cursor() as cursor:
                await cursor.execute("select 1")
                row = await cursor.fetchone()
                cursor.fetchall()  # lost
    connection = await aioodbc.connect(dsn="DSN=x")
    cursor = await connection.cursor()
    cursor.execute("select 1")  # lost
    connection.commit()  # lost
    await connection.close()
    return row
