"""A generic class with a field of its type parameter: `Page[User].items`, as annotation and as constructor."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()

T = TypeVar("T")


class User(BaseModel):
    name: str = "me"

    def greet(self):  # on: loop
        return self.name


class Page(BaseModel, Generic[T]):
    items: list[T]

    def first(self):  # on: loop
        return self.items[0]


@dataclass
class Box(Generic[T]):
    content: T


def greet_all(page: Page[User]):  # on: loop
    return [user.greet() for user in page.items]  # calls: User.greet


def greet_box(box: Box[User]):  # on: loop
    return box.content.greet()  # calls: User.greet


@app.get("/model")
async def model():  # on: loop
    page = Page[User](items=[User()])
    return greet_all(page), page.first().greet()  # calls: Page.first, greet_all, User.greet


@app.get("/dataclass")
async def of_dataclass():  # on: loop
    return greet_box(Box(User()))  # calls: greet_box
