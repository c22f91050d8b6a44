"""A helper of both kinds of path operation runs in both places."""

from fastapi import FastAPI
from pricing import price

app = FastAPI()


@app.get("/cart")
async def cart():  # on: loop
    return price(2)  # calls: price


@app.get("/quote")
def quote():  # on: thread
    return price(3)  # calls: price
