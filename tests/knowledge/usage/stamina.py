"""stamina: a decorated function keeps its kind; a retrying context sleeps in its own way."""

import stamina


@stamina.retry(on=ValueError, attempts=3)
async def fetch():
    return 1


async def main():
    fetch()  # lost
    async for attempt in stamina.retry_context(on=ValueError):
        with attempt:
            await fetch()
    for attempt in stamina.retry_context(on=ValueError):  # blocks: sleep
        with attempt:
            await fetch()
    await stamina.AsyncRetryingCaller()(ValueError, fetch)
