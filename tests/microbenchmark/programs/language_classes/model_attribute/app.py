"""A class attribute of the subclasses names the class that the base works with: `self.model()`."""

from fastapi import FastAPI

app = FastAPI()


class User:
    def greet(self):  # on: loop
        return "hi"


class Order:
    def total(self):  # on: loop
        return 1


class Repository:
    model = None

    def get(self):  # on: loop
        return self.model()


class Users(Repository):
    model = User


class Orders(Repository):
    model = Order


@app.get("/")
async def read():  # on: loop
    return Users().get().greet(), Orders().get().total()  # calls: Repository.get, Order.total, User.greet
