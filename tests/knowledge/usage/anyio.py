"""AnyIO: coroutines, threads, streams, paths."""

import time

import anyio
from anyio import from_thread, to_thread


async def fetch() -> int:
    await anyio.sleep(1)
    return 1


async def main(path: anyio.Path):
    anyio.sleep(1)  # lost
    path.read_text()  # lost
    text = await path.joinpath("x").read_text()
    async with await anyio.open_file(path) as file:
        file.read()  # lost
        await file.read()
    await to_thread.run_sync(time.sleep, 1)
    with anyio.fail_after(1):
        await fetch()
    async with anyio.create_task_group() as group:
        group.start_soon(fetch)
        group.start(fetch)  # lost
    send, receive = anyio.create_memory_object_stream()
    send.send(1)  # lost
    send.send_nowait(1)
    async for item in receive:
        print(item)
    return text


def in_a_thread():
    from_thread.run(fetch)
    time.sleep(1)


async def portal():
    async with from_thread.BlockingPortal() as portal:
        portal.start_task_soon(fetch)
        portal.call(fetch)  # blocks: lock
