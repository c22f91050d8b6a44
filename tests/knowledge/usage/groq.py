"""groq: like openai, twice."""

from groq import AsyncGroq, Groq

client = Groq()
async_client = AsyncGroq()


async def run(q: str):
    client.chat.completions.create(model="m", messages=[])  # blocks: ai
    client.audio.transcriptions.create(model="m", file=q)  # blocks: ai
    async_client.chat.completions.create(model="m", messages=[])  # lost
    stream = await async_client.chat.completions.create(model="m", messages=[], stream=True)
    async for chunk in stream:
        print(chunk)
    return await async_client.chat.completions.create(model="m", messages=[])
