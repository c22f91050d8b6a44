"""feedparser."""

import feedparser
import httpx


async def load(url: str):
    feed = feedparser.parse(url)  # blocks: cpu
    async with httpx.AsyncClient() as client:
        again = feedparser.parse((await client.get(url)).text)  # blocks: cpu
    return [entry.title for entry in feed.entries + again.entries]
