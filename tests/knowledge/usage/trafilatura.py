"""trafilatura."""

import httpx
import trafilatura
from trafilatura import extract, fetch_url


async def load(url: str):
    page = fetch_url(url)  # blocks: http
    extract(page, include_comments=False)  # blocks: cpu
    async with httpx.AsyncClient() as client:
        response = await client.get(url)
    return trafilatura.extract(response.text)  # blocks: cpu
