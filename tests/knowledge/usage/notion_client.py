"""Notion: of both kinds."""

from notion_client import AsyncClient, Client

client = Client(auth="t")
async_client = AsyncClient(auth="t")


async def pages(database: str):
    client.databases.query(database_id=database)  # blocks: http
    client.blocks.children.list(block_id="a")  # blocks: http
    found = await async_client.databases.query(database_id=database)
    async_client.pages.create(parent={}, properties={})  # lost
    return found["results"]
