"""voyageai: the client exists twice; counting tokens downloads a tokenizer the first time only."""

import tiktoken
import voyageai

client = voyageai.Client()
async_client = voyageai.AsyncClient()
encoding = tiktoken.encoding_for_model("gpt-4o")


async def run(q: str):
    client.embed([q], model="m")  # blocks: ai
    client.rerank(q, [q], model="m")  # blocks: ai
    async_client.embed([q], model="m")  # lost
    async_client.count_tokens([q], model="m")
    len(encoding.encode(q))
    return await async_client.rerank(q, [q], model="m")
