"""Elasticsearch: every client and helper exists twice."""

from elasticsearch import AsyncElasticsearch, Elasticsearch
from elasticsearch.helpers import async_bulk, async_scan, bulk, scan

es = Elasticsearch("http://localhost:9200")
async_es = AsyncElasticsearch("http://localhost:9200")


async def synchronous(text: str):
    found = es.search(index="docs", query={"match": {"text": text}})  # blocks: db
    es.options(request_timeout=3).index(index="docs", document={})  # blocks: db
    if not es.indices.exists(index="docs"):  # blocks: db
        es.indices.create(index="docs")  # blocks: db
    bulk(es, [])  # blocks: db
    for hit in scan(es, index="docs"):  # blocks: db
        print(hit)
    es.close()
    return found["hits"]


async def asynchronous(text: str):
    found = await async_es.search(index="docs", query={"match": {"text": text}})
    async_es.index(index="docs", document={})  # lost
    async_es.options(request_timeout=3).get(index="docs", id="1")  # lost
    if async_es.indices.exists(index="docs"):  # lost
        await async_bulk(async_es, [])
    async_bulk(async_es, [])  # lost
    async for hit in async_scan(async_es, index="docs"):
        print(hit)
    async with AsyncElasticsearch() as local:
        local.delete(index="docs", id="1")  # lost
    async_es.close()  # lost
    return found["hits"]
