"""`asyncio.to_thread` and `anyio.to_thread.run_sync`, with functions, partials and lambdas."""

import asyncio
from functools import partial

import anyio
import anyio.to_thread
from anyio.to_thread import run_sync
from fastapi import FastAPI

app = FastAPI()


def hash_password(password):  # on: thread
    return salt(password)  # calls: salt


def salt(password):  # on: thread
    return password


def read(path, mode):  # on: thread
    return mode


def write(path):  # on: thread
    return path


@app.get("/asyncio")
async def with_asyncio():  # on: loop
    return await asyncio.to_thread(hash_password, "secret")


@app.get("/anyio")
async def with_anyio():  # on: loop
    return await anyio.to_thread.run_sync(partial(read, "a.txt", mode="r"))


@app.get("/imported")
async def imported():  # on: loop
    return await run_sync(write, "a.txt")


@app.get("/lambda")
async def in_lambda():  # on: loop
    return await asyncio.to_thread(lambda: trim("a"))  # on: thread; calls: trim


def trim(text):  # on: thread
    return text
