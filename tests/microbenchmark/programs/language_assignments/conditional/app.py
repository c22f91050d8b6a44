"""Either branch binds the name; one request each takes them.

GET /1
GET /1000
GET /expression/1
GET /expression/1000
"""

from fastapi import FastAPI

app = FastAPI()


def in_memory():  # on: loop
    return 1


def on_disk():  # on: loop
    return 2


@app.get("/{size}")
async def read(size: int):  # on: loop
    if size > 100:
        store = on_disk
    else:
        store = in_memory
    return store()  # calls: in_memory, on_disk


@app.get("/expression/{size}")
async def expression(size: int):  # on: loop
    store = on_disk if size > 100 else in_memory
    return store()  # calls: in_memory, on_disk
