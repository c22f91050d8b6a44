"""An `async def` validator: its coroutine becomes the value and never runs.

POST /items {"name": "tea"}
"""

from fastapi import FastAPI
from pydantic import BaseModel, field_validator

app = FastAPI()


class Item(BaseModel):
    name: str

    @field_validator("name", mode="plain")
    @classmethod
    async def unique(cls, value):
        return value


@app.post("/items")
def create(item: Item):  # on: thread
    return type(item.name).__name__
