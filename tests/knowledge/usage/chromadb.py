"""Chroma: a client waits for its database or server; the async one has the same names."""

import chromadb
from chromadb.api.async_api import AsyncClientAPI
from fastapi import Depends

client = chromadb.PersistentClient(path="db")
collection = client.get_or_create_collection("docs")


async def get_client() -> AsyncClientAPI:
    return await chromadb.AsyncHttpClient(host="localhost")


class Store:
    def __init__(self):
        self.client = chromadb.HttpClient(host="localhost")

    async def search(self, text: str):
        docs = self.client.get_collection("docs")  # blocks: db
        return docs.query(query_texts=[text], n_results=3)  # blocks: db


async def synchronous(text: str):
    collection.add(ids=["1"], documents=[text])  # blocks: db
    local = chromadb.EphemeralClient()  # blocks: db
    local.list_collections()  # blocks: db
    chromadb.HttpClient()  # blocks: http
    return collection.metadata


async def asynchronous(ready: AsyncClientAPI = Depends(get_client)):
    docs = await ready.get_or_create_collection("docs")
    found = await docs.query(query_texts=["x"])
    docs.add(ids=["1"], documents=["x"])  # lost
    ready.heartbeat()  # lost
    return found
