"""A helper that is given the generator and makes the response."""

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


def event_stream(source):  # on: loop
    return StreamingResponse(source, media_type="text/event-stream")


async def tokens():  # on: loop
    yield "data: a\n\n"


def lines():  # on: thread
    yield "data: b\n\n"


@app.get("/tokens")
async def stream_tokens():  # on: loop
    return event_stream(tokens())  # calls: event_stream


@app.get("/lines")
async def stream_lines():  # on: loop
    return event_stream(lines())  # calls: event_stream
