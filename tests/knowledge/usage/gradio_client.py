"""Gradio's client waits for the answer of the server."""

from gradio_client import Client

client = Client("owner/space")


async def ask(text: str):
    client.view_api()
    client.predict(text)  # blocks: ai
    job = client.submit(text)
    job.status()
    async for update in job:
        print(update)
    for output in job:  # blocks: ai
        print(output)
    return job.result()  # blocks: ai
