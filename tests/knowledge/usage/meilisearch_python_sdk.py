"""Meilisearch: two clients."""

from meilisearch_python_sdk import AsyncClient, Client

client = Client("http://localhost:7700")


async def use(text: str):
    client.index("docs").search(text)  # blocks: db
    async with AsyncClient("http://localhost:7700") as async_client:
        index = async_client.index("docs")
        found = await index.search(text)
        index.add_documents([])  # lost
        async_client.create_index("more")  # lost
    return found
