"""Milvus: the client waits when it is made and asked; there is an async one, and a synchronous ORM."""

from pymilvus import AsyncMilvusClient, Collection, MilvusClient, connections, utility

client = MilvusClient(uri="http://localhost:19530")
async_client = AsyncMilvusClient(uri="http://localhost:19530")


async def synchronous(vector: list[float]):
    if not client.has_collection("docs"):  # blocks: db
        client.create_collection("docs", dimension=3)  # blocks: db
    client.insert("docs", data=[{"id": 1, "vector": vector}])  # blocks: db
    MilvusClient("milvus.db")  # blocks: db
    return client.search("docs", data=[vector])  # blocks: db


async def orm(vector: list[float]):
    connections.connect(host="localhost")  # blocks: db
    utility.has_collection("docs")  # blocks: db
    docs = Collection("docs")  # blocks: db
    docs.load()  # blocks: db
    return docs.search([vector], "vector", {}, limit=3)  # blocks: db


async def asynchronous(vector: list[float]):
    found = await async_client.search("docs", data=[vector])
    async_client.insert("docs", data=[])  # lost
    await async_client.close()
    return found
