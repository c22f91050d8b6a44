"""anthropic: messages on both clients, streams that are entered, batches, token counts."""

import anthropic
from anthropic import Anthropic, AnthropicBedrock, AsyncAnthropic, AsyncAnthropicBedrock

client = Anthropic()
async_client = AsyncAnthropic(max_retries=3)


class Writer:
    def __init__(self, client: AsyncAnthropic | None = None):
        self.client = client or anthropic.AsyncAnthropic()
        self.blocking = anthropic.Client()

    async def write(self, q: str):
        self.client.messages.create(model="m", max_tokens=9, messages=[])  # lost
        self.blocking.messages.create(model="m", max_tokens=9, messages=[])  # blocks: ai
        return await self.client.messages.create(model="m", max_tokens=9, messages=[])


async def messages(q: str):
    client.messages.create(model="m", max_tokens=9, messages=[]).content[0].text  # blocks: ai
    for event in client.messages.create(model="m", max_tokens=9, messages=[], stream=True):  # blocks: ai
        print(event)
    with client.messages.stream(model="m", max_tokens=9, messages=[]) as stream:  # blocks: ai
        for text in stream.text_stream:
            print(text)
    async with async_client.messages.stream(model="m", max_tokens=9, messages=[]) as stream:
        async for text in stream.text_stream:
            print(text)
        await stream.get_final_message()
    events = await async_client.messages.create(model="m", max_tokens=9, messages=[], stream=True)
    async for event in events:
        print(event)


async def others(q: str):
    client.messages.count_tokens(model="m", messages=[])  # blocks: ai
    client.messages.batches.create(requests=[])  # blocks: ai
    client.beta.messages.create(model="m", max_tokens=9, messages=[])  # blocks: ai
    client.with_options(timeout=3).messages.create(model="m", max_tokens=9, messages=[])  # blocks: ai
    client.messages.with_raw_response.create(model="m", max_tokens=9, messages=[])  # blocks: ai
    client.models.list()  # blocks: ai
    AnthropicBedrock().messages.create(model="m", max_tokens=9, messages=[])  # blocks: ai
    await AsyncAnthropicBedrock().messages.create(model="m", max_tokens=9, messages=[])
    async for model in async_client.models.list():
        print(model.id)
    async for result in await async_client.messages.batches.results("b"):
        print(result)
