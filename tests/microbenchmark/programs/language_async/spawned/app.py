"""A function is given to one that makes a task of it; a method does so with `self`; a task group kept in an attribute."""

import asyncio

from fastapi import FastAPI

app = FastAPI()
tasks = set()


async def audit():  # on: loop
    return 1


async def clean():  # on: loop
    return 2


def spawn(function):  # on: loop
    task = asyncio.create_task(function())  # makes: audit
    tasks.add(task)
    task.add_done_callback(tasks.discard)


class Worker:
    def start(self):  # on: loop
        self.task = asyncio.create_task(self._run())  # makes: Worker._run

    async def _run(self):  # on: loop
        return await clean()  # calls: clean

    async def stop(self):  # on: loop
        return await self.task


@app.get("/function")
async def function():  # on: loop
    spawn(audit)  # calls: spawn


@app.get("/method")
async def method():  # on: loop
    worker = Worker()
    worker.start()  # calls: Worker.start
    return await worker.stop()  # calls: Worker.stop
