"""Models that code builds and dumps itself: validators and serializers where it does."""

from fastapi import FastAPI
from pydantic import BaseModel, field_serializer, field_validator

app = FastAPI()


class Event(BaseModel):
    name: str

    @field_validator("name")
    @classmethod
    def strip(cls, value):  # missing on: thread (a validator or serializer runs where its model is built or dumped, not always on the event loop); spurious on: loop (a validator or serializer runs where its model is built or dumped, not always on the event loop)
        return value.strip()

    @field_serializer("name")
    def shout(self, value):  # missing on: thread (a validator or serializer runs where its model is built or dumped, not always on the event loop); spurious on: loop (a validator or serializer runs where its model is built or dumped, not always on the event loop)
        return value.upper()


class Config(BaseModel):
    path: str

    @field_validator("path")
    @classmethod
    def absolute(cls, value):  # missing on: import (a validator or serializer runs where its model is built or dumped, not always on the event loop); spurious on: loop (a validator or serializer runs where its model is built or dumped, not always on the event loop)
        return "/" + value


config = Config(path="tmp")


@app.get("/def")
def read_def():  # on: thread
    event = Event(name=" a ")
    return event.model_dump()
