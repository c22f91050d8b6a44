"""A class named before it is defined, a class inside of another, a class that names itself, names of a module in quotes."""

from __future__ import annotations

from fastapi import FastAPI

import models

app = FastAPI()


def before(node: Node):  # on: loop
    return node.size()  # calls: Node.size


def inner(item: Order.Item):  # on: loop
    return item.price()  # calls: Order.Item.price


def quoted(user: "models.User"):  # on: loop
    return user.greet()  # calls: User.greet


class Node:
    parent: Node | None = None

    def size(self) -> int:  # on: loop
        return 1

    def top(self) -> Node:  # on: loop
        return self.parent or self


class Order:
    class Item:
        def price(self):  # on: loop
            return 2


@app.get("/")
async def read():  # on: loop
    node = eval("Node()")
    item = eval("Order.Item()")
    user = eval("models.User()")
    return before(node), inner(item), quoted(user), Node().top().top().size()  # calls: Node.size, Node.top, before, inner, quoted
