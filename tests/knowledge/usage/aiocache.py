"""aiocache: caches with coroutines, and decorators for coroutine functions."""

from aiocache import Cache, SimpleMemoryCache, cached, caches

cache = Cache(Cache.REDIS, endpoint="localhost")
memory = SimpleMemoryCache()


@cached(ttl=60, key="x")
async def load(key: str):
    return key


async def use(key: str):
    cache.set(key, 1)  # lost
    memory.delete(key)  # lost
    caches.get("default").clear()  # lost
    load(key)  # lost
    if await memory.exists(key):
        return await cache.get(key)
    return await load(key)
