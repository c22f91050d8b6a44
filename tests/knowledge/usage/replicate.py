"""replicate: functions of the module and of a client."""

import replicate
from replicate.client import Client

client = Client(api_token="k")


async def run(q: str):
    replicate.run("owner/model", input={"prompt": q})  # blocks: ai
    replicate.async_run("owner/model", input={"prompt": q})  # lost
    for event in replicate.stream("owner/model", input={"prompt": q}):  # blocks: ai
        print(event)
    prediction = client.predictions.create(model="m", input={})  # blocks: ai
    prediction.wait()  # blocks: ai
    made = await replicate.predictions.async_create(model="m", input={})
    await made.async_wait()
    return await client.async_run("owner/model", input={"prompt": q})
