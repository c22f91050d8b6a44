"""wikipedia."""

import wikipedia

wikipedia.set_lang("en")


async def look_up(name: str):
    names = wikipedia.search(name)  # blocks: http
    page = wikipedia.page(names[0])  # blocks: http
    page.html()  # blocks: http
    return wikipedia.summary(name, sentences=2)  # blocks: http
