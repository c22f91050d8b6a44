"""newspaper3k."""

from newspaper import Article


async def load(url: str):
    article = Article(url, language="en")
    article.download()  # blocks: http
    article.parse()  # blocks: http
    article.nlp()  # blocks: cpu
    return article.text
