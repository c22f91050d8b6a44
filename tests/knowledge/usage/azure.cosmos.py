"""Cosmos DB: of each kind. Making the sync client asks for the account; the async one does when it is entered."""

from azure.cosmos import CosmosClient, PartitionKey
from azure.cosmos.aio import CosmosClient as AsyncCosmosClient

client = CosmosClient("https://example.org", "key")
container = client.get_database_client("d").get_container_client("c")


async def sync():
    container.upsert_item({"id": "a"})  # blocks: db
    container.read_item("a", partition_key="a")  # blocks: db
    for item in container.query_items("select *", enable_cross_partition_query=True):  # blocks: db
        print(item)
    made = CosmosClient("https://example.org", "key")  # blocks: db
    database = made.create_database_if_not_exists("d")  # blocks: db
    return database.create_container_if_not_exists("c", PartitionKey(path="/id"))  # blocks: db


async def right():
    async with AsyncCosmosClient("https://example.org", credential="key") as local:
        items = local.get_database_client("d").get_container_client("c")
        await items.upsert_item({"id": "a"})
        async for item in items.query_items("select *"):
            print(item)
        items.create_item({})  # lost
        item = items.read_item("a", "a")  # lost
        return item["id"]
