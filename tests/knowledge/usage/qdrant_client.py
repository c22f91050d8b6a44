"""Qdrant: the client exists twice; uploading of the async one is synchronous."""

from qdrant_client import AsyncQdrantClient, QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

client = QdrantClient(url="http://localhost:6333")
async_client = AsyncQdrantClient(url="http://localhost:6333")


async def synchronous(vector: list[float]):
    if not client.collection_exists("docs"):  # blocks: db
        client.create_collection("docs", vectors_config=VectorParams(size=3, distance=Distance.COSINE))  # blocks: db
    client.upsert("docs", points=[PointStruct(id=1, vector=vector)])  # blocks: db
    client.search("docs", query_vector=vector)  # blocks: db
    return client.query_points("docs", query=vector).points  # blocks: db


async def asynchronous(vector: list[float]):
    found = await async_client.query_points("docs", query=vector)
    async_client.upsert("docs", points=[])  # lost
    async_client.search("docs", query_vector=vector)  # lost
    async_client.upload_points("docs", points=[])  # blocks: db
    points, _ = await async_client.scroll("docs")
    async_client.close()  # lost
    return found.points, points
