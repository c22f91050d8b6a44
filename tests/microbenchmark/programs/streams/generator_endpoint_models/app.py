"""Generators as path operations that yield models: validators and serializers run where the generator runs."""

from collections.abc import AsyncIterator, Iterator

from fastapi import FastAPI
from pydantic import BaseModel, field_serializer, field_validator

app = FastAPI()


class Event(BaseModel):
    name: str

    @field_validator("name")
    @classmethod
    def clean(cls, value):  # on: loop
        return value.strip()

    @field_serializer("name")
    def shout(self, value):  # on: loop
        return value.upper()


class Line(BaseModel):
    text: str

    @field_validator("text")
    @classmethod
    def strip(cls, value):  # on: thread
        return value.strip()

    @field_serializer("text")
    def quote(self, value):  # on: thread
        return f"> {value}"


@app.get("/events")
async def events() -> AsyncIterator[Event]:  # on: loop
    yield {"name": "start"}


@app.get("/lines")
def lines() -> Iterator[Line]:  # on: thread
    yield {"text": "one"}
