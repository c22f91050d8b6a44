"""watchfiles: the asynchronous functions do not wait in the event loop's thread."""

from watchfiles import arun_process, awatch, watch


def serve():
    print("again")


async def follow(path: str):
    async for changes in awatch(path):
        print(changes)
    for changes in watch(path):  # blocks: wait
        print(changes)
    arun_process(path, target=serve)  # lost
