"""instructor: a patched client waits, or is awaited, as the client that it was made of."""

import instructor
from anthropic import AsyncAnthropic
from openai import AsyncOpenAI, OpenAI

client = instructor.from_openai(OpenAI())
async_client = instructor.from_openai(AsyncOpenAI(), mode=instructor.Mode.TOOLS)
claude = instructor.from_anthropic(AsyncAnthropic())
provided = instructor.from_provider("openai/gpt-4o")
async_provided = instructor.from_provider("openai/gpt-4o", async_client=True)


async def run(q: str):
    client.chat.completions.create(model="m", response_model=dict, messages=[])  # blocks: ai
    async_client.chat.completions.create(model="m", response_model=dict, messages=[])  # lost
    claude.messages.create(model="m", response_model=dict, messages=[])  # lost
    provided.create(response_model=dict, messages=[])  # blocks: ai
    provided.chat.completions.create(response_model=dict, messages=[])  # blocks: ai
    async_provided.chat.completions.create(response_model=dict, messages=[])  # lost
    async for part in async_provided.create_partial(response_model=dict, messages=[]):
        print(part)
    return await async_client.chat.completions.create(model="m", response_model=dict, messages=[])
