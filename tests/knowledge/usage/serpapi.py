"""serpapi: of both packages."""

import serpapi
from serpapi import GoogleSearch


async def search(query: str):
    client = serpapi.Client(api_key="1")
    client.search(q=query, engine="google")  # blocks: http
    return GoogleSearch({"q": query}).get_dict()["organic_results"]  # blocks: http
