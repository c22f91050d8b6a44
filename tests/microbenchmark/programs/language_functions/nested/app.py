"""A function defined inside of another: called there, and returned to be called."""

from fastapi import FastAPI

app = FastAPI()


def summarize(texts):  # on: loop
    def shorten(text):  # on: loop
        return text[:3]

    return [shorten(text) for text in texts]  # calls: summarize.<locals>.shorten


def summarizer(limit):  # on: loop
    def shorten(text):  # on: loop
        return text[:limit]

    return shorten


@app.get("/")
async def read():  # on: loop
    shorten = summarizer(2)  # calls: summarizer
    return summarize(["abcd"]), shorten("abcd")  # calls: summarize, summarizer.<locals>.shorten
