"""Tasks: `create_task`, `ensure_future`, `TaskGroup`, `loop.create_task`; the task awaited later."""

import asyncio

from fastapi import FastAPI

app = FastAPI()


async def load():  # on: loop
    return Row()


class Row:
    def text(self):  # on: loop
        return "row"


async def clean():  # on: loop
    return 1


@app.get("/create_task")
async def create_task():  # on: loop
    task = asyncio.create_task(load())  # makes: load
    row = await task
    return row.text()  # calls: Row.text


@app.get("/result")
async def result():  # on: loop
    task = asyncio.ensure_future(load())  # makes: load
    await asyncio.wait([task])
    return task.result().text()  # calls: Row.text


@app.get("/group")
async def group():  # on: loop
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(load())  # makes: load
        tasks.create_task(clean())  # makes: clean
    return task.result().text()  # calls: Row.text


@app.get("/loop")
async def by_loop():  # on: loop
    task = asyncio.get_running_loop().create_task(clean())  # makes: clean
    return await task
