"""Exa."""

from exa_py import AsyncExa, Exa

exa = Exa(api_key="1")
async_exa = AsyncExa("1")


async def search(query: str):
    exa.search_and_contents(query, text=True)  # blocks: http
    results = await async_exa.search(query)
    async_exa.get_contents([r.url for r in results.results])  # lost
    exa.research.list()  # blocks: http
    await async_exa.research.list()
