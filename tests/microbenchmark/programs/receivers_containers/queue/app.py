"""Objects that go through an `asyncio.Queue`: put by one function, taken by another."""

import asyncio

from fastapi import FastAPI

app = FastAPI()


class Job:
    def run(self):  # on: loop
        return 1


jobs: asyncio.Queue[Job] = asyncio.Queue()
plain = asyncio.Queue()


@app.get("/annotated")
async def annotated():  # on: loop
    await jobs.put(Job())
    job = await jobs.get()
    return job.run()  # calls: Job.run


@app.get("/plain")
async def untyped():  # on: loop
    plain.put_nowait(Job())
    job = await plain.get()
    return job.run()  # missing calls: Job.run (what is put into a queue is not known)
