"""Tavily."""

from tavily import AsyncTavilyClient, TavilyClient

client = TavilyClient(api_key="tvly-1")
async_client = AsyncTavilyClient(api_key="tvly-1")


async def search(query: str):
    client.search(query, max_results=3)  # blocks: http
    client.extract(urls=[query])  # blocks: http
    found = await async_client.search(query)
    async_client.extract([query])  # lost
    return found["results"]
