"""LiteLLM: functions and the router."""

import litellm
from litellm import Router, acompletion, completion

router = Router(model_list=[])


async def run(q: str):
    completion(model="gpt-4o", messages=[])  # blocks: ai
    for chunk in litellm.completion(model="gpt-4o", messages=[], stream=True):  # blocks: ai
        print(chunk)
    acompletion(model="gpt-4o", messages=[])  # lost
    async for chunk in await acompletion(model="gpt-4o", messages=[], stream=True):
        print(chunk)
    litellm.embedding(model="m", input=[q])  # blocks: ai
    router.completion(model="m", messages=[])  # blocks: ai
    router.acompletion(model="m", messages=[])  # lost
    return await router.acompletion(model="m", messages=[])
