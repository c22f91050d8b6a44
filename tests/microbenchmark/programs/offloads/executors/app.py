"""`run_in_executor` and executors: `submit` and `map`, a lambda, a partial."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from fastapi import FastAPI

app = FastAPI()
pool = ThreadPoolExecutor(max_workers=1)


def embed(text):  # on: thread
    return tokenize(text)  # calls: tokenize


def tokenize(text):  # on: thread
    return text.split()


def rank(query, limit):  # on: thread
    return limit


def parse(line):  # on: thread
    return line


def report(number):  # on: thread
    return number


@app.get("/default")
async def default():  # on: loop
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, embed, "a b")


@app.get("/pool")
async def in_pool():  # on: loop
    return await asyncio.get_event_loop().run_in_executor(pool, partial(rank, "q", limit=1))


@app.get("/lambda")
async def in_lambda():  # on: loop
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, lambda: clean("a"))  # on: thread; calls: clean


def clean(text):  # on: thread
    return text


@app.get("/submit")
async def submit():  # on: loop
    return await asyncio.wrap_future(pool.submit(report, 1))


@app.get("/map")
def mapped():  # on: thread
    with ThreadPoolExecutor() as executor:
        return list(executor.map(parse, ["a", "b"]))
