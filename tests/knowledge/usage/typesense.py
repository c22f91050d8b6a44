"""Typesense: trees of attributes and items, whose leaves ask the server."""

import typesense

client = typesense.Client({"api_key": "x", "nodes": []})
async_client = typesense.AsyncClient({"api_key": "x", "nodes": []})


async def use(text: str):
    client.collections.create({"name": "docs"})  # blocks: db
    client.collections["docs"].documents.search({"q": text})  # blocks: db
    client.collections["docs"].documents["1"].delete()  # blocks: db
    found = await async_client.collections["docs"].documents.search({"q": text})
    async_client.collections["docs"].documents.create({})  # lost
    client.multi_search.perform({"searches": []}, {})  # blocks: db
    return found
