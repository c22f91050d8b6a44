"""Beautiful Soup: parsing a page computes, searching it does not take long."""

import httpx
from bs4 import BeautifulSoup


async def links(url: str):
    async with httpx.AsyncClient() as client:
        response = await client.get(url)
    soup = BeautifulSoup(response.text, "html.parser")  # blocks: cpu
    table = soup.find("table")
    return [link.get("href") for link in soup.select("a")], table.get_text()
