"""ollama: the module's functions wait, a client of either kind does what its kind does."""

import ollama
from fastapi.responses import StreamingResponse
from ollama import AsyncClient, Client, chat

async_client = AsyncClient(host="http://localhost:11434")


async def run(q: str):
    ollama.chat(model="m", messages=[])  # blocks: ai
    chat(model="m", messages=[])  # blocks: ai
    ollama.embeddings(model="m", prompt=q)  # blocks: ai
    Client().generate(model="m", prompt=q)  # blocks: ai
    for part in ollama.generate(model="m", prompt=q, stream=True):  # blocks: ai
        print(part)
    StreamingResponse(chat(model="m", messages=[], stream=True))
    async_client.chat(model="m", messages=[])  # lost
    async for part in await async_client.chat(model="m", messages=[], stream=True):
        print(part)
    return await AsyncClient().embed(model="m", input=q)
