"""Azure AI Inference: of each kind."""

from azure.ai.inference import ChatCompletionsClient
from azure.ai.inference.aio import ChatCompletionsClient as AsyncClient
from azure.ai.inference.models import UserMessage


async def ask(credential, text: str):
    client = ChatCompletionsClient("https://example.org", credential)
    client.complete(messages=[UserMessage(text)])  # blocks: ai
    async with AsyncClient("https://example.org", credential) as local:
        answer = await local.complete(messages=[UserMessage(text)])
        stream = await local.complete(messages=[], stream=True)
        async for update in stream:
            print(update)
        local.complete(messages=[])  # lost
    return answer.choices[0].message.content
