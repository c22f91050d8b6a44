"""EdgeDB: what Gel was called."""

import edgedb

client = edgedb.create_async_client()


async def use():
    await client.query("select 1")
    client.execute("insert X")  # lost
    edgedb.create_client().query("select 1")  # blocks: db
