"""Two modules that import each other: one inside of a function, one at the top."""

from fastapi import FastAPI

import orders

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    return orders.place()  # calls: place
