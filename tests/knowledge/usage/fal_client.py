"""fal: functions and clients of both kinds."""

import fal_client


async def picture(prompt: str):
    fal_client.run("fal-ai/flux", arguments={"prompt": prompt})  # blocks: ai
    handle = fal_client.submit("fal-ai/flux", arguments={"prompt": prompt})  # blocks: http
    handle.get()  # blocks: ai
    fal_client.subscribe_async("fal-ai/flux", arguments={"prompt": prompt})  # lost
    handler = await fal_client.submit_async("fal-ai/flux", arguments={"prompt": prompt})
    async for event in handler.iter_events():
        print(event)
    return await handler.get()
