"""duckduckgo_search."""

from duckduckgo_search import DDGS


async def search(query: str):
    with DDGS() as engine:
        return [r["href"] for r in engine.text(query, max_results=5)]  # blocks: http
