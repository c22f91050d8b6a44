"""arq."""

import time

from arq import create_pool
from arq.connections import ArqRedis, RedisSettings


async def work(ctx, name: str):
    time.sleep(1)  # blocks: sleep


class WorkerSettings:
    functions = [work]


async def send(name: str):
    redis = await create_pool(RedisSettings())
    job = await redis.enqueue_job("work", name, _defer_by=10)
    redis.enqueue_job("work", name)  # lost
    await redis.set("a", "b")
    job.abort()  # lost
    return await job.result(timeout=5)


async def given(pool: ArqRedis):
    pool.get("a")  # lost
    await pool.enqueue_job("work")
