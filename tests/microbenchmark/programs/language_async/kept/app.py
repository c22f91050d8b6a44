"""A coroutine kept in a name, in a list, in a dict, in an attribute; it runs where it is awaited."""

from fastapi import FastAPI

app = FastAPI()


async def first():  # on: loop
    return 1


async def second():  # on: loop
    return 2


async def third():  # on: loop
    return 3


async def fourth():  # on: loop
    return 4


class Job:
    def __init__(self):  # on: loop
        self.work = fourth()  # makes: fourth

    async def run(self):  # on: loop
        return await self.work  # calls: fourth


@app.get("/")
async def read():  # on: loop
    coroutine = first()  # makes: first
    pending = [second()]  # makes: second
    by_name = {"third": third()}  # makes: third
    job = Job()  # calls: Job.__init__
    value = await coroutine  # calls: first
    values = [await item for item in pending]  # calls: second
    return value, values, await by_name["third"], await job.run()  # calls: Job.run, third
