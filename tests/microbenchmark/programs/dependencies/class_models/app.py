"""A pydantic model and a dataclass as dependencies: their validators run in a worker thread."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, FastAPI
from pydantic import BaseModel, field_validator

app = FastAPI()


class Filters(BaseModel):
    limit: int = 10

    @field_validator("limit")
    @classmethod
    def positive(cls, value):  # on: thread
        return max(value, 1)


@dataclass
class Sorting:
    by: str = "name"

    def __post_init__(self):  # on: thread
        self.by = self.by.lower()


@app.get("/items")
async def items(filters: Annotated[Filters, Depends()], sorting: Annotated[Sorting, Depends(Sorting)]):  # on: loop
    return sorting.by
