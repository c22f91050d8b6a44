"""Databases: queries are coroutines; a transaction is awaited, entered, or decorates."""

from databases import Database

database = Database("sqlite+aiosqlite:///x.db")


async def use():
    await database.connect()
    rows = await database.fetch_all(query="select 1")
    database.execute(query="insert", values={})  # lost
    async for row in database.iterate("select 1"):
        print(row)
    async with database.transaction():
        database.execute_many("insert", [])  # lost
    transaction = await database.transaction()
    transaction.commit()  # lost
    async with database.connection() as connection:
        await connection.fetch_one("select 1")
        connection.fetch_val("select 1")  # lost
    async with Database("sqlite:///x") as local:
        local.fetch_one("select 1")  # lost
    database.disconnect()  # lost
    return rows
