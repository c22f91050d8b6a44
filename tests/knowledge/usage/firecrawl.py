"""Firecrawl: any method of the one client waits, any of the other is a coroutine."""

from firecrawl import AsyncFirecrawl, Firecrawl, FirecrawlApp

client = AsyncFirecrawl(api_key="fc-1")


async def blocking(url: str):
    app = FirecrawlApp(api_key="fc-1")
    app.scrape_url(url, params={})  # blocks: http
    document = Firecrawl(api_key="fc-1").scrape(url, formats=["markdown"])  # blocks: http
    return document.markdown.strip()


async def right(url: str):
    document = await client.scrape(url)
    await client.v2.map(url)
    async for event in client.watcher("job"):
        print(event)
    client.crawl(url)  # lost
    return document.markdown.strip()
