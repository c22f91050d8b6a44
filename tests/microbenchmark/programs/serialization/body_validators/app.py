"""Validators of a request body: on the event loop, for `def` path operations too.

POST /async {"name": " tea ", "price": 3}
POST /def {"name": " tea ", "price": 3}
"""

from fastapi import FastAPI
from models import Item

app = FastAPI()


@app.post("/async")
async def create_async(item: Item):  # on: loop
    return item.name


@app.post("/def")
def create_def(item: Item):  # on: thread
    return item.name
