"""Weaviate 4: connecting, searching and inserting wait; for the async client each is a coroutine."""

import weaviate
from weaviate.classes.query import MetadataQuery

client = weaviate.connect_to_local()
async_client = weaviate.use_async_with_local()


async def synchronous(text: str):
    docs = client.collections.get("Docs")
    docs.query.near_text(query=text, limit=3, return_metadata=MetadataQuery(distance=True))  # blocks: db
    docs.data.insert({"text": text})  # blocks: db
    docs.generate.near_text(query=text, grouped_task="sum")  # blocks: ai
    client.collections.create("More")  # blocks: db
    with docs.batch.dynamic() as batch:  # blocks: db
        batch.add_object({"text": text})
    with weaviate.connect_to_weaviate_cloud("x", auth_credentials="x") as local:  # blocks: http
        local.is_ready()  # blocks: db


async def asynchronous(text: str):
    await async_client.connect()
    docs = async_client.collections.use("Docs")
    found = await docs.query.hybrid(query=text)
    docs.data.insert({"text": text})  # lost
    if async_client.collections.exists("Docs"):  # lost
        return found.objects
    async with weaviate.use_async_with_local() as local:
        local.collections.delete("Docs")  # lost
    async_client.close()  # lost
