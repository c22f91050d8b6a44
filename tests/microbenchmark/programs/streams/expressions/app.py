"""Generator expressions and `map` in a `StreamingResponse`: in worker threads, save the first iterable."""

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


def encode(number):  # missing on: thread (what a generator expression calls is known only where the expression is used up at once)
    return f"{number}\n"


def numbers():  # on: loop
    return [1, 2]


async def lower(text):  # on: loop
    return text.lower()


async def words():  # on: loop
    yield "A"


@app.get("/expression")
async def expression():  # on: loop
    return StreamingResponse(encode(number) for number in numbers())  # calls: numbers; missing calls: encode (what a generator expression calls is known only where the expression is used up at once)


@app.get("/map")
async def mapped():  # on: loop
    return StreamingResponse(map(encode, numbers()))  # calls: numbers


@app.get("/async-expression")
async def async_expression():  # on: loop
    return StreamingResponse(await lower(word) async for word in words())  # calls: words; missing calls: lower (what a generator expression calls is known only where the expression is used up at once)
