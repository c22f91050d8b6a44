"""cohere: every client exists twice, for both versions of the API."""

import cohere

client = cohere.ClientV2("k")
async_client = cohere.AsyncClientV2("k")
old = cohere.Client("k")


async def run(q: str):
    client.chat(model="m", messages=[])  # blocks: ai
    for event in client.chat_stream(model="m", messages=[]):  # blocks: ai
        print(event)
    async_client.chat(model="m", messages=[])  # lost
    async for event in async_client.chat_stream(model="m", messages=[]):
        print(event)
    old.rerank(query=q, documents=[])  # blocks: ai
    old.embed(texts=[q])  # blocks: ai
    return await async_client.rerank(model="m", query=q, documents=[])
