"""Iterator objects in a `StreamingResponse`: `__next__` in a worker thread, `__iter__` and `__anext__` on the event loop."""

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


class Countdown:
    def __init__(self, start):  # on: loop
        self.left = start

    def __iter__(self):  # missing on: loop (an iterator object that is streamed is not iterated)
        return self

    def __next__(self):  # missing on: thread (an iterator object that is streamed is not iterated)
        if not self.left:
            raise StopIteration
        self.left -= 1
        return b"."


class Ticker:
    def __init__(self, start):  # on: thread
        self.left = start

    def __aiter__(self):  # missing on: loop (an iterator object that is streamed is not iterated)
        return self

    async def __anext__(self):  # on: loop
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return b"."


class Pages:
    def __iter__(self):  # missing on: thread (an iterator object that is streamed is not iterated)
        yield b"page"


@app.get("/countdown")
async def countdown():  # on: loop
    return StreamingResponse(Countdown(2))  # calls: Countdown.__init__


@app.get("/ticker")
def ticker():  # on: thread
    return StreamingResponse(Ticker(2))  # calls: Ticker.__init__


@app.get("/pages")
async def pages():  # on: loop
    return StreamingResponse(Pages())
