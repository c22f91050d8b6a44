"""Code in `__init__.py` and in class bodies runs at import, in the packages above too."""

from fastapi import FastAPI

from shop.orders.service import place

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    return place()  # calls: place
