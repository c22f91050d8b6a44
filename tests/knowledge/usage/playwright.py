"""Playwright: the async API in coroutines; the sync API does not work in them."""

import asyncio

from playwright.async_api import Browser, Page, Playwright, async_playwright
from playwright.sync_api import sync_playwright


async def right(url: str):
    async with async_playwright() as p:
        browser = await p.chromium.launch(headless=True)
        context = await browser.new_context()
        page = await context.new_page()
        page.set_default_timeout(5000)
        page.on("console", lambda message: print(message.text))
        await page.goto(url, wait_until="networkidle")
        await page.locator("button").first.click()
        await page.get_by_role("link", name="next").click()
        response = await page.request.get(url)
        async with page.expect_download() as info:
            await page.click("a")
        download = await info.value
        print(download, await response.json(), page.url)
        await browser.close()


async def lost(page: Page, browser: Browser):
    page.goto("https://example.org")  # lost
    page.locator("button").click()  # lost
    text = page.inner_text("h1")  # lost
    print(text.upper())
    browser.close()  # lost


class Pool:
    def __init__(self):
        self.playwright: Playwright | None = None

    async def start(self):
        self.playwright = await async_playwright().start()
        self.browser = await self.playwright.chromium.launch()

    async def stop(self):
        await self.browser.close()
        self.playwright.stop()  # lost


async def wrong():
    with sync_playwright() as p:  # blocks: subprocess
        browser = p.chromium.launch()
        page = browser.new_page()
        page.goto("https://example.org")
    p = sync_playwright().start()  # blocks: subprocess
    p.stop()


def scrape():
    with sync_playwright() as p:
        return p.chromium.launch()


async def moved():
    return await asyncio.to_thread(scrape)
