"""A class attribute of the subclasses names the class that the base works with: `self.model()`."""

from fastapi import FastAPI

app = FastAPI()


class User:
    def greet(self):  # missing on: loop (self in a base is not an instance of a subclass)
        return "hi"


class Order:
    def total(self):  # missing on: loop (self in a base is not an instance of a subclass)
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
    return Users().get().greet(), Orders().get().total()  # calls: Repository.get; missing calls: Order.total, User.greet (self in a base is not an instance of a subclass)
