"""async_lru: the decorated coroutine function stays one."""

from async_lru import alru_cache


@alru_cache(maxsize=32)
async def load(key: str):
    return key


@alru_cache
async def load_all():
    return []


async def use():
    load("a")  # lost
    load_all()  # lost
    return await load("b")
