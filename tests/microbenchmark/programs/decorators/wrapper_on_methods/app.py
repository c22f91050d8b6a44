"""Decorated methods of a service, called by a path operation."""

import functools

from fastapi import FastAPI

app = FastAPI()


def traced(method):  # on: import
    @functools.wraps(method)
    async def wrapper(self, *args, **kwargs):  # on: loop
        return await method(self, *args, **kwargs)  # calls: Orders.list_orders

    return wrapper


def checked(method):  # on: import
    @functools.wraps(method)
    def wrapper(self, *args):  # on: loop
        return method(self, *args)  # calls: Orders.rows

    return wrapper


class Orders:
    @traced  # calls: traced
    async def list_orders(self):  # on: loop
        return self.rows()  # calls: checked.<locals>.wrapper

    @checked  # calls: checked
    def rows(self):  # on: loop
        return []


orders = Orders()


@app.get("/")
async def index():  # on: loop
    return await orders.list_orders()  # calls: traced.<locals>.wrapper
