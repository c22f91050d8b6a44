"""Apify: of both kinds, with a client below it for each thing."""

from apify_client import ApifyClient, ApifyClientAsync

client = ApifyClient("token")
async_client = ApifyClientAsync("token")


async def crawl():
    run = client.actor("apify/web").call(run_input={})  # blocks: http
    for item in client.dataset("d").iterate_items():  # blocks: http
        print(item)
    async_client.actor("apify/web").call(run_input={})  # lost
    async for item in async_client.dataset("d").iterate_items():
        print(item)
    return run
