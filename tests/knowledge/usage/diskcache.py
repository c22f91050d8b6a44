"""DiskCache: opening one takes long, using it does not."""

import diskcache

cache = diskcache.Cache("cache")


async def use(key: str):
    cache.set(key, 1, expire=60)
    if cache.get(key) is None:
        cache.clear()  # blocks: file
    with diskcache.Cache("other") as other:  # blocks: file
        return other.get(key)
