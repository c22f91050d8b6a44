"""google-genai: `client.aio` is the async half; its streams are awaited, then iterated."""

from google import genai
from google.genai import types

client = genai.Client(api_key="k")


async def run(q: str):
    client.models.generate_content(model="m", contents=q).text  # blocks: ai
    for chunk in client.models.generate_content_stream(model="m", contents=q):  # blocks: ai
        print(chunk.text)
    client.aio.models.generate_content(model="m", contents=q)  # lost
    async for chunk in await client.aio.models.generate_content_stream(model="m", contents=q):
        print(chunk.text)
    client.models.embed_content(model="m", contents=q)  # blocks: ai
    client.files.upload(file="x.pdf")  # blocks: ai
    chat = client.chats.create(model="m", config=types.GenerateContentConfig())
    chat.send_message(q)  # blocks: ai
    async_chat = client.aio.chats.create(model="m")
    async_chat.send_message(q)  # lost
    async with client.aio.live.connect(model="m") as session:
        await session.send_client_content(turns=q)
        async for message in session.receive():
            print(message)
    return await client.aio.models.generate_content(model="m", contents=q)
