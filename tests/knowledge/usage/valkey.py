"""valkey-py: a command waits; a pipeline only buffers until it is executed; the async client has the same names."""

import valkey
import valkey.asyncio as aiovalkey
from fastapi import Depends
from valkey.asyncio import Valkey as AsyncValkey
from valkey.asyncio import ValkeyCluster as AsyncCluster
from valkey.asyncio import Sentinel as AsyncSentinel

client = valkey.Valkey(host="localhost", decode_responses=True)
other = valkey.from_url("valkey://localhost")
pooled = valkey.Valkey(connection_pool=valkey.ConnectionPool.from_url("valkey://localhost"))
cluster = valkey.ValkeyCluster.from_url("valkey://localhost")


async def get_valkey():
    async_client = aiovalkey.from_url("valkey://localhost")
    try:
        yield async_client
    finally:
        await async_client.aclose()


async def commands(key: str):
    client.get(key)  # blocks: db
    other.setex(key, 60, "value")  # blocks: db
    pooled.hgetall(key)  # blocks: db
    client.publish("channel", "x")  # blocks: db
    cluster.incr(key)  # blocks: db
    for name in client.scan_iter("user:*"):  # blocks: db
        print(name)
    local = valkey.Valkey.from_url("valkey://localhost")
    local.delete(key)  # blocks: db
    local.close()
    client.register_script("return 1")(keys=[key])  # blocks: db


async def pipelines(key: str):
    with client.pipeline() as pipe:
        pipe.set(key, 1).expire(key, 10)
        pipe.incr(key)
        pipe.execute()  # blocks: db


async def messages():
    channel = client.pubsub()
    channel.subscribe("news")  # blocks: db
    for message in channel.listen():  # blocks: db
        print(message)
    lock = client.lock("name")
    lock.acquire()  # blocks: lock
    with client.lock("name", timeout=5):  # blocks: lock
        pass


async def asynchronous(connection: aiovalkey.Valkey = Depends(get_valkey)):
    value = await connection.get("key")
    connection.set("key", value)  # lost
    connection.hset("h", mapping={})  # lost
    if connection.exists("key"):  # lost
        return value
    async for name in connection.scan_iter():
        connection.delete(name)  # lost
    script = connection.register_script("return 1")
    script(keys=["a"])  # lost
    return await script(keys=["a"])


async def async_pipelines():
    async with AsyncValkey() as connection:
        async with connection.pipeline(transaction=True) as pipe:
            pipe.set("a", 1).get("a")
            pipe.delete("a")
            results = await pipe.execute()
            await pipe.watch("a")
            pipe.multi()
        pipe = connection.pipeline()
        pipe.execute()  # lost
    nodes = AsyncCluster.from_url("valkey://localhost")
    nodes.get("a")  # lost
    primary = AsyncSentinel([("localhost", 1)]).master_for("x")
    await primary.get("a")
    primary.ping()  # lost
    return results


async def async_messages(connection: AsyncValkey):
    async with connection.pubsub() as channel:
        await channel.subscribe("news")
        channel.unsubscribe("news")  # lost
        async for message in channel.listen():
            print(message)
    async with connection.lock("name"):
        pass
    lock = connection.lock("name")
    if lock.acquire(blocking=False):  # lost
        lock.release()  # lost

