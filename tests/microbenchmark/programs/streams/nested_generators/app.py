"""Generators that are defined in the path operation and use what it has."""

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


def chunk(text):  # on: loop, thread
    return text.encode()


async def answer(question):  # on: loop
    return question


@app.get("/chat")
async def chat(question: str = "why"):  # on: loop
    async def generate():  # on: loop
        yield chunk(await answer(question))  # calls: answer, chunk

    return StreamingResponse(generate(), media_type="text/event-stream")


@app.get("/export")
async def export():  # on: loop
    def generate():  # on: thread
        yield chunk("a;b")  # calls: chunk

    return StreamingResponse(generate())
