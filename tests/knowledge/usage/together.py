"""together: like openai, twice."""

from together import AsyncTogether, Together

client = Together()
async_client = AsyncTogether()


async def run(q: str):
    client.chat.completions.create(model="m", messages=[])  # blocks: ai
    client.embeddings.create(model="m", input=q)  # blocks: ai
    async_client.chat.completions.create(model="m", messages=[])  # lost
    stream = await async_client.chat.completions.create(model="m", messages=[], stream=True)
    async for chunk in stream:
        print(chunk)
    return await async_client.embeddings.create(model="m", input=q)
