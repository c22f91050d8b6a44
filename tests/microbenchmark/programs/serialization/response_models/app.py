"""Validators of a response model: on the event loop for `async def`, in a worker thread for `def` path operations."""

from fastapi import FastAPI
from pydantic import BaseModel, field_validator

app = FastAPI()


class User(BaseModel):
    name: str

    @field_validator("name")
    @classmethod
    def title(cls, value):  # on: loop
        return value.title()


class Group(BaseModel):
    name: str

    @field_validator("name")
    @classmethod
    def upper(cls, value):  # on: thread
        return value.upper()


@app.get("/async", response_model=User)
async def read_async():  # on: loop
    return {"name": "ann"}


@app.get("/def")
def read_def() -> Group:  # on: thread
    return {"name": "admins"}
