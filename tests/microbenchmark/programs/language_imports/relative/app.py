"""Relative imports: of a sibling, of the package, of the package above."""

from fastapi import FastAPI

from shop.orders.service import place

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    return place()  # calls: place
