"""asgiref: a function in a worker thread, and back."""

import time

from asgiref.sync import async_to_sync, sync_to_async


async def fetch() -> int:
    return 1


@sync_to_async
def load(path):
    time.sleep(1)
    return path


async def main():
    await sync_to_async(time.sleep)(1)
    sync_to_async(time.sleep)(1)  # lost
    load("x")  # lost
    return await load("x")


def worker():
    return async_to_sync(fetch)()
