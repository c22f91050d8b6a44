"""redis-py: a command waits; a pipeline only buffers until it is executed; the async client has the same names."""

import redis
import redis.asyncio as aioredis
from fastapi import Depends, FastAPI, Request
from redis.asyncio import Redis as AsyncRedis
from redis.asyncio import RedisCluster as AsyncCluster
from redis.asyncio import Sentinel as AsyncSentinel

client = redis.Redis(host="localhost", decode_responses=True)
other = redis.from_url("redis://localhost")
pooled = redis.Redis(connection_pool=redis.ConnectionPool.from_url("redis://localhost"))
cluster = redis.RedisCluster.from_url("redis://localhost")
app = FastAPI()


async def get_redis():
    async_client = aioredis.from_url("redis://localhost")
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
    local = redis.Redis.from_url("redis://localhost")
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


async def asynchronous(request: Request, redis: aioredis.Redis = Depends(get_redis)):
    value = await redis.get("key")
    redis.set("key", value)  # lost
    redis.hset("h", mapping={})  # lost
    if redis.exists("key"):  # lost
        return value
    async for name in redis.scan_iter():
        redis.delete(name)  # lost
    await request.app.state.redis.set("a", 1)
    request.app.state.redis.set("a", 1)  # missing: lost
    script = redis.register_script("return 1")
    script(keys=["a"])  # lost
    return await script(keys=["a"])


async def async_pipelines():
    async with AsyncRedis() as redis:
        async with redis.pipeline(transaction=True) as pipe:
            pipe.set("a", 1).get("a")
            pipe.delete("a")
            results = await pipe.execute()
            await pipe.watch("a")
            pipe.multi()
        pipe = redis.pipeline()
        pipe.execute()  # lost
    nodes = AsyncCluster.from_url("redis://localhost")
    nodes.get("a")  # lost
    primary = AsyncSentinel([("localhost", 1)]).master_for("x")
    await primary.get("a")
    primary.ping()  # lost
    return results


async def async_messages(redis: AsyncRedis):
    async with redis.pubsub() as channel:
        await channel.subscribe("news")
        channel.unsubscribe("news")  # lost
        async for message in channel.listen():
            print(message)
    async with redis.lock("name"):
        pass
    lock = redis.lock("name")
    if lock.acquire(blocking=False):  # lost
        lock.release()  # lost


@app.on_event("startup")
async def start():
    app.state.redis = await aioredis.from_url("redis://localhost")


async def modules(redis: AsyncRedis):
    client.json().set("doc", "$", {})  # blocks: db
    client.ft("index").search("*")  # blocks: db
    redis.json().set("doc", "$", {})  # lost
    await redis.ft("index").search("*")
