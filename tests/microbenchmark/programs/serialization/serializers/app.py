"""Serializers, computed fields: on the event loop, for `def` path operations too."""

from fastapi import FastAPI
from models import Order

app = FastAPI()


@app.get("/async")
async def read_async() -> Order:  # on: loop
    return Order(total=3)


@app.get("/def")
def read_def() -> Order:  # on: thread
    return Order(total=4)
