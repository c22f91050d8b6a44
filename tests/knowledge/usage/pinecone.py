"""Pinecone: clients and indexes exist twice."""

from pinecone import Pinecone, PineconeAsyncio, ServerlessSpec

pc = Pinecone(api_key="x")
index = pc.Index("docs")


async def synchronous(vector: list[float]):
    if not pc.has_index("docs"):  # blocks: db
        pc.create_index("docs", dimension=3, spec=ServerlessSpec(cloud="aws", region="x"))  # blocks: db
    index.upsert(vectors=[("1", vector)])  # blocks: db
    for page in index.list(prefix="x"):  # blocks: db
        print(page)
    pc.inference.embed(model="x", inputs=["x"])  # blocks: ai
    return index.query(vector=vector, top_k=3)  # blocks: db


async def asynchronous(vector: list[float]):
    async with PineconeAsyncio(api_key="x") as client:
        await client.describe_index("docs")
        client.list_indexes()  # lost
    async with pc.IndexAsyncio(host="https://x") as local:
        found = await local.query(vector=vector, top_k=3)
        local.upsert(vectors=[])  # lost
        async for page in local.list(prefix="x"):
            print(page)
    return found
