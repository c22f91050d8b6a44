"""Decorated methods of a service, called by a path operation."""

import functools

from fastapi import FastAPI

app = FastAPI()


def traced(method):  # missing on: import (applying a decorator is no call)
    @functools.wraps(method)
    async def wrapper(self, *args, **kwargs):  # on: loop
        return await method(self, *args, **kwargs)  # missing calls: Orders.list_orders (the parameter of a decorator is not known to be the function under it)

    return wrapper


def checked(method):  # missing on: import (applying a decorator is no call)
    @functools.wraps(method)
    def wrapper(self, *args):  # missing on: loop (the function under a decorator is taken to be what is called, not the wrapper)
        return method(self, *args)  # missing calls: Orders.rows (the parameter of a decorator is not known to be the function under it)

    return wrapper


class Orders:
    @traced  # missing calls: traced (applying a decorator is no call)
    async def list_orders(self):  # on: loop
        return self.rows()  # missing calls: checked.<locals>.wrapper (the function under a decorator is taken to be what is called, not the wrapper); spurious calls: Orders.rows (the function under a decorator is taken to be what is called, not the wrapper)

    @checked  # missing calls: checked (applying a decorator is no call)
    def rows(self):  # on: loop
        return []


orders = Orders()


@app.get("/")
async def index():  # on: loop
    return await orders.list_orders()  # missing calls: traced.<locals>.wrapper (the function under a decorator is taken to be what is called, not the wrapper); spurious calls: Orders.list_orders (the function under a decorator is taken to be what is called, not the wrapper)
