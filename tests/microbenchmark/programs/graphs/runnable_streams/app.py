"""Generators as runnables, streamed: by their own kind."""

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from langchain_core.runnables import RunnableGenerator, RunnableLambda

app = FastAPI()


async def tokens(chunks):  # on: loop
    async for chunk in chunks:
        yield mark(chunk)  # calls: mark


def mark(chunk):  # on: loop
    return f"<{chunk}>"


def split(text):  # on: thread
    return text


stream = RunnableLambda(split) | RunnableGenerator(tokens)


@app.get("/")
async def run():  # on: loop
    return StreamingResponse(stream.astream("tea"))
