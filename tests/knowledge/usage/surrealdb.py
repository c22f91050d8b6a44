"""SurrealDB: a connection for each kind of code."""

from surrealdb import AsyncSurreal, Surreal

db = Surreal("ws://localhost/rpc")


async def use():
    db.signin({})  # blocks: db
    with Surreal("ws://localhost/rpc") as local:  # blocks: db
        local.query("select 1")  # blocks: db
    async with AsyncSurreal("ws://localhost/rpc") as connection:
        await connection.use("a", "b")
        connection.create("person", {})  # lost
    other = AsyncSurreal("ws://localhost/rpc")
    await other.connect()
    other.query("select 1")  # lost
