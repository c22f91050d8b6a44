"""A descriptor of the project: `__get__`, `__set__`, and one that makes a method."""

from fastapi import FastAPI

app = FastAPI()


class Checked:
    def __set_name__(self, owner, name):  # missing on: import (descriptors are not followed)
        self.name = "_" + name

    def __get__(self, instance, owner=None):  # missing on: loop (descriptors are not followed)
        return getattr(instance, self.name)

    def __set__(self, instance, value):  # missing on: loop (descriptors are not followed)
        setattr(instance, self.name, check(value))  # calls: check


class LazyClient:
    def __get__(self, instance, owner=None):  # missing on: loop (descriptors are not followed)
        return Client()


class Client:
    def get(self):  # missing on: loop (descriptors are not followed)
        return 1


def check(value):  # missing on: loop (descriptors are not followed)
    return value


class Product:  # missing calls: Checked.__set_name__ (descriptors are not followed)
    price = Checked()
    client = LazyClient()

    def __init__(self, price):  # on: loop
        self.price = price  # missing calls: Checked.__set__ (descriptors are not followed)


@app.get("/")
async def read():  # on: loop
    product = Product(3)  # calls: Product.__init__
    return product.price, product.client.get()  # missing calls: Checked.__get__ (descriptors are not followed); missing calls: Client.get (descriptors are not followed); missing calls: LazyClient.__get__ (descriptors are not followed)
