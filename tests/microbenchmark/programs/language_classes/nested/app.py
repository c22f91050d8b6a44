"""A class inside of a class, and a class inside of a function."""

from fastapi import FastAPI

app = FastAPI()


class Order:
    class Item:
        def price(self):  # on: loop
            return 1

    def add(self):  # on: loop
        return self.Item()


def make():  # on: loop
    class Receipt:
        def text(self):  # on: loop
            return "ok"

    return Receipt()


@app.get("/")
async def read():  # on: loop
    return Order.Item().price(), Order().add().price(), make().text()  # calls: Order.Item.price, Order.add, make, make.<locals>.Receipt.text
