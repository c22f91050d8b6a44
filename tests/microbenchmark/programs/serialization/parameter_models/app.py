"""Validators of models of query parameters and headers: on the event loop.

GET /async?size=5
GET /def
"""

from typing import Annotated

from fastapi import FastAPI, Header, Query
from pydantic import BaseModel, field_validator

app = FastAPI()


class Page(BaseModel):
    size: int = 10

    @field_validator("size", mode="before")
    @classmethod
    def limit(cls, value):  # on: loop
        return min(int(value), 100)


class Client(BaseModel):
    user_agent: str

    @field_validator("user_agent")
    @classmethod
    def shorten(cls, value):  # on: loop
        return value[:20]


@app.get("/async")
async def read_async(page: Annotated[Page, Query()]):  # on: loop
    return page.size


@app.get("/def")
def read_def(client: Annotated[Client, Header()]):  # on: thread
    return client.user_agent
