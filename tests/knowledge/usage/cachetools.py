"""cachetools: what is cached blocks the first time only."""

import time

from cachetools import TTLCache, cached
from cachetools.func import ttl_cache


@cached(cache=TTLCache(maxsize=10, ttl=60))
def settings():
    time.sleep(1)
    return {}


@ttl_cache(maxsize=10)
def others():
    time.sleep(1)
    return {}


async def use():
    cache = TTLCache(maxsize=10, ttl=60)
    cache["a"] = 1
    return settings(), others()
