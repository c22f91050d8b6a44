"""aioredis: the names that redis.asyncio has now."""

import aioredis

redis = aioredis.from_url("redis://localhost")


async def use():
    await redis.get("key")
    redis.set("key", 1)  # lost
    async with redis.pipeline() as pipe:
        pipe.get("key")
        await pipe.execute()
    aioredis.create_redis_pool("redis://localhost")  # lost
