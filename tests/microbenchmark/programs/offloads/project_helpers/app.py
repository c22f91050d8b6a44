"""The project's own helpers around threads: a function is handed on as a parameter."""

from fastapi import FastAPI
from helpers import Executor, in_thread, run_all

app = FastAPI()
executor = Executor()


def compress(data):  # on: thread
    return data


def checksum(data):  # on: thread
    return data


def count(data):  # on: thread
    return len(data)


@app.get("/helper")
async def helper():  # on: loop
    return await in_thread(compress, "data")  # calls: in_thread


@app.get("/all")
async def all_of_them():  # on: loop
    return await run_all([checksum], "data")  # calls: run_all


@app.get("/object")
async def with_object():  # on: loop
    return await executor.run(count, "data")  # calls: Executor.run
