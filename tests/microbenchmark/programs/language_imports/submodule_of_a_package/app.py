"""`import package`, and its modules as attributes: because `__init__` imports them, and because another file does."""

from fastapi import FastAPI

import shop
import warehouse

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    return shop.prices.total(), shop.stock.count(), warehouse.check()  # calls: total, count, check
