"""ddgs."""

from ddgs import DDGS


async def search(query: str):
    DDGS().text(query, max_results=5)  # blocks: http
    with DDGS(timeout=5) as engine:
        return [r["href"] for r in engine.news(query)]  # blocks: http
