"""Gradio's client waits for the answer of the server."""

from gradio_client import Client

client = Client("owner/space")


async def ask(text: str):
    client.predict(text)  # blocks: ai
    job = client.submit(text)
    job.status()
    return job.result()  # blocks: ai
