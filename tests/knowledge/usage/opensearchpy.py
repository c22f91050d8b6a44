"""OpenSearch: every client and helper exists twice."""

from opensearchpy import AsyncOpenSearch, OpenSearch
from opensearchpy.helpers import async_bulk, bulk

client = OpenSearch(hosts=["http://localhost:9200"])
async_client = AsyncOpenSearch(hosts=["http://localhost:9200"])


async def synchronous(text: str):
    found = client.search(index="docs", body={"query": {"match": {"text": text}}})  # blocks: db
    client.indices.create("docs")  # blocks: db
    client.cluster.health()  # blocks: db
    bulk(client, [])  # blocks: db
    return found["hits"]


async def asynchronous(text: str):
    found = await async_client.search(index="docs", body={})
    async_client.index(index="docs", body={})  # lost
    async_client.indices.delete(index="docs")  # lost
    await async_bulk(async_client, [])
    async with AsyncOpenSearch() as local:
        local.info()  # lost
    async_client.close()  # lost
    return found["hits"]
