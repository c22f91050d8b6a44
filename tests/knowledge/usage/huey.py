"""Huey."""

import time

from huey import RedisHuey, crontab
from huey.contrib.asyncio import aget_result

huey = RedisHuey("app")


@huey.task(retries=2)
def work(name: str):
    time.sleep(1)
    return name


@huey.periodic_task(crontab(minute="0"))
def hourly():
    time.sleep(1)


async def send(name: str):
    result = work(name)  # blocks: db
    result.get(blocking=True)  # blocks: db
    work.schedule(args=(name,), delay=10)  # blocks: db
    return await aget_result(result)
