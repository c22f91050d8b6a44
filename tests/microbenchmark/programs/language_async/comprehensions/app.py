"""`await` inside of comprehensions: in the item, the condition, the source, nested."""

from fastapi import FastAPI

app = FastAPI()


async def ids():  # on: loop
    return [1, 2]


async def load(number):  # on: loop
    return number


async def is_open(number):  # on: loop
    return True


@app.get("/item")
async def item():  # on: loop
    return [await load(number) for number in (1, 2)]  # calls: load


@app.get("/source")
async def source():  # on: loop
    return [number for number in await ids()]  # calls: ids


@app.get("/condition")
async def condition():  # on: loop
    return {number for number in (1, 2) if await is_open(number)}  # calls: is_open


@app.get("/nested")
async def nested():  # on: loop
    return [[await load(number) for number in await ids()] for _ in range(1)]  # calls: ids, load
