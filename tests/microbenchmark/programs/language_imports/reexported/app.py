"""A package's `__init__` gives names of its modules: as they are, with an alias, of a package below, with stars."""

from fastapi import FastAPI

from shop import Order, checkout, refund, ship

app = FastAPI()


@app.get("/class")
async def read_class():  # on: loop
    return Order().total()  # calls: Order.total


@app.get("/alias")
async def read_alias():  # on: loop
    return checkout()  # calls: place_order


@app.get("/below")
async def read_below():  # on: loop
    return refund()  # calls: refund


@app.get("/star")
async def read_star():  # on: loop
    return ship()  # calls: ship
