"""Gel: two clients; a transaction is a loop of attempts."""

import gel

client = gel.create_client()
async_client = gel.create_async_client()


async def use():
    client.query("select 1")  # blocks: db
    for attempt in client.transaction():
        with attempt:
            attempt.execute("insert X")  # blocks: db
    rows = await async_client.query("select 1")
    async_client.query_single("select 1")  # lost
    async_client.with_config(x=1).execute("insert X")  # lost
    async for attempt in async_client.transaction():
        async with attempt:
            await attempt.execute("insert X")
            attempt.execute("insert X")  # lost
    return rows
