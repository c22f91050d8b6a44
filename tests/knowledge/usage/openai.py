"""openai: every resource on both clients, streams, raw responses, the module's own client, and the functions before 1.0."""

import openai
from fastapi import Depends
from openai import AsyncAzureOpenAI, AsyncOpenAI, AzureOpenAI, OpenAI

client = OpenAI()
async_client = AsyncOpenAI(timeout=30)
azure = AzureOpenAI(api_version="2024-02-01", azure_endpoint="https://x")


async def chat(q: str):
    messages = [{"role": "user", "content": q}]
    client.chat.completions.create(model="gpt-4o", messages=messages)  # blocks: ai
    for chunk in client.chat.completions.create(model="gpt-4o", messages=messages, stream=True):  # blocks: ai
        print(chunk.choices[0].delta.content)
    client.beta.chat.completions.parse(model="gpt-4o", messages=messages)  # blocks: ai
    client.with_options(timeout=5).chat.completions.create(model="gpt-4o", messages=messages)  # blocks: ai
    azure.chat.completions.create(model="gpt-4o", messages=messages)  # blocks: ai
    response = await async_client.chat.completions.create(model="gpt-4o", messages=messages)
    async_client.chat.completions.create(model="gpt-4o", messages=messages)  # lost
    stream = await async_client.chat.completions.create(model="gpt-4o", messages=messages, stream=True)
    async for chunk in stream:
        print(chunk)
    async with async_client.chat.completions.stream(model="gpt-4o", messages=messages) as events:
        async for event in events:
            print(event)
        await events.get_final_completion()
    return response.choices[0].message.content


async def responses(q: str):
    client.responses.create(model="gpt-4o", input=q).output_text  # blocks: ai
    with client.responses.stream(model="gpt-4o", input=q) as stream:  # blocks: ai
        print(stream)
    async with async_client.responses.stream(model="gpt-4o", input=q) as stream:
        await stream.get_final_response()
    raw = await async_client.responses.with_raw_response.create(model="gpt-4o", input=q)
    client.chat.completions.with_raw_response.create(model="gpt-4o", messages=[])  # blocks: ai
    with client.responses.with_streaming_response.create(model="gpt-4o", input=q) as response:  # blocks: ai
        print(response.headers, raw)


async def others(path: str, azure_client: AsyncAzureOpenAI = Depends(AsyncAzureOpenAI)):
    client.embeddings.create(model="m", input="x").data[0].embedding  # blocks: ai
    client.images.generate(prompt="x")  # blocks: ai
    client.audio.transcriptions.create(model="whisper-1", file=path)  # blocks: ai
    client.beta.threads.runs.create_and_poll(thread_id="t", assistant_id="a")  # blocks: ai
    client.files.create(file=path, purpose="batch")  # blocks: ai
    client.moderations.create(input="x")  # blocks: ai
    for model in client.models.list():  # blocks: ai
        print(model.id)
    async for model in async_client.models.list():
        print(model.id)
    speech = client.audio.speech.create(model="tts-1", voice="alloy", input="x")  # blocks: ai
    speech.write_to_file("out.mp3")  # blocks: file
    async with async_client.realtime.connect(model="gpt-realtime") as connection:
        await connection.session.update(session={})
    await azure_client.embeddings.create(model="m", input="x")
    azure_client.files.retrieve("f")  # lost
    await async_client.close()


async def module(q: str):
    openai.chat.completions.create(model="gpt-4o", messages=[])  # blocks: ai
    openai.ChatCompletion.create(model="gpt-4", messages=[])  # blocks: ai
    openai.ChatCompletion.acreate(model="gpt-4", messages=[])  # lost
    await openai.Embedding.acreate(model="m", input=q)
