"""`Repository[User]`: methods and attributes are of the type that the parameter stands for."""

from typing import Generic, TypeVar

from fastapi import FastAPI

app = FastAPI()

T = TypeVar("T")


class User:
    def greet(self):  # on: loop
        return "hi"


class Order:
    def total(self):  # on: loop
        return 1


class Repository(Generic[T]):
    def __init__(self, kind: type[T]):  # on: loop
        self.kind = kind
        self.rows: list[T] = [kind()]

    def get(self) -> T:  # on: loop
        return self.kind()

    def all(self) -> list[T]:  # on: loop
        return self.rows


class Orders(Repository[Order]):
    def first(self):  # on: loop
        return self.get().total()  # calls: Repository.get, Order.total


def greet(users: Repository[User]):  # on: loop
    return users.get().greet(), [user.greet() for user in users.all()]  # calls: Repository.all, Repository.get, User.greet


@app.get("/")
async def read():  # on: loop
    users = Repository[User](User)  # calls: Repository.__init__
    return greet(users), Orders(Order).first(), Orders(Order).all()[0].total()  # calls: Orders.first, Repository.__init__, Repository.all, greet, Order.total
