"""mistralai: `..._async` beside every method."""

from mistralai import Mistral

client = Mistral(api_key="k")


async def run(q: str):
    client.chat.complete(model="m", messages=[])  # blocks: ai
    for event in client.chat.stream(model="m", messages=[]):  # blocks: ai
        print(event)
    client.chat.complete_async(model="m", messages=[])  # lost
    async for event in await client.chat.stream_async(model="m", messages=[]):
        print(event)
    client.embeddings.create(model="m", inputs=[q])  # blocks: ai
    client.ocr.process(model="m", document={})  # blocks: ai
    return await client.embeddings.create_async(model="m", inputs=[q])
