"""fastapi-cache2: a decorated path operation stays what it is to its callers."""

import time

from fastapi import FastAPI
from fastapi_cache import FastAPICache
from fastapi_cache.backends.inmemory import InMemoryBackend
from fastapi_cache.decorator import cache

app = FastAPI()
FastAPICache.init(InMemoryBackend())


@app.get("/")
@cache(expire=60)
async def index():
    time.sleep(1)  # blocks: sleep
    return {}


@cache(expire=60)
async def load(key: str):
    return key


async def use():
    load("a")  # lost
    FastAPICache.clear(namespace="x")  # lost
    return await load("b")
