"""Models that code builds and dumps itself: validators and serializers where it does."""

from fastapi import FastAPI
from pydantic import BaseModel, field_serializer, field_validator

app = FastAPI()


class Event(BaseModel):
    name: str

    @field_validator("name")
    @classmethod
    def strip(cls, value):  # on: thread
        return value.strip()

    @field_serializer("name")
    def shout(self, value):  # on: thread
        return value.upper()


class Config(BaseModel):
    path: str

    @field_validator("path")
    @classmethod
    def absolute(cls, value):  # on: import
        return "/" + value


config = Config(path="tmp")  # calls: Config.absolute


@app.get("/def")
def read_def():  # on: thread
    event = Event(name=" a ")  # calls: Event.strip
    return event.model_dump()  # calls: Event.shout
