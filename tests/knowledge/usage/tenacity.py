"""tenacity: a decorated function keeps its kind; a retrying loop sleeps in its own way."""

from tenacity import AsyncRetrying, Retrying, retry, stop_after_attempt, wait_fixed


@retry(stop=stop_after_attempt(3), wait=wait_fixed(1))
async def fetch():
    return 1


@retry
def load():
    return 1


async def main():
    fetch()  # lost
    await fetch()
    load()
    async for attempt in AsyncRetrying(stop=stop_after_attempt(3)):
        with attempt:
            await fetch()
    for attempt in Retrying(wait=wait_fixed(1)):  # blocks: sleep
        with attempt:
            await fetch()
    Retrying(wait=wait_fixed(1))(load)  # blocks: sleep
    await AsyncRetrying()(fetch)
    AsyncRetrying()(fetch)  # lost
