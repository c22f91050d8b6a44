"""Literal AI: steps do not wait; leaving a thread and asking the server do, of the asynchronous client too in the first case."""

from literalai import AsyncLiteralClient, LiteralClient

client = LiteralClient()
async_client = AsyncLiteralClient()


@async_client.step(type="run")
async def answer(q: str) -> str:
    return q


async def route(q: str):
    answer(q)  # lost
    with client.step(type="run", name="a"):
        await answer(q)
    async with async_client.step(name="b"):
        await answer(q)
    client.api.create_step(id="c")  # blocks: http
    async_client.api.create_step(id="c")  # lost
    dataset = await async_client.api.get_dataset(name="d")
    async with async_client.thread(name="e"):  # missing: blocks: http
        await async_client.flush()
    with client.thread(name="f"):  # blocks: http
        client.flush()  # blocks: http
    return dataset
