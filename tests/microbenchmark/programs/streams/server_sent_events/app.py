"""`fastapi.sse.EventSourceResponse` on generators: by their own kind; their items are validated on the event loop."""

from collections.abc import AsyncIterable, Iterable

from fastapi import FastAPI
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, field_serializer, field_validator

app = FastAPI()


class Token(BaseModel):
    text: str

    @field_validator("text")
    @classmethod
    def strip(cls, value):  # on: loop
        return value.strip()

    @field_serializer("text")
    def quote(self, value):  # on: loop
        return f"> {value}"


@app.get("/chat", response_class=EventSourceResponse)
async def chat() -> AsyncIterable[Token]:  # on: loop
    yield Token(text="hello")  # calls: Token.strip


@app.get("/tail", response_class=EventSourceResponse)
def tail() -> Iterable[Token]:  # on: thread
    yield {"text": "line"}


@app.get("/raw", response_class=EventSourceResponse)
def raw():  # on: thread
    yield ServerSentEvent(data="x")
