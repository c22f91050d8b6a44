"""A package whose `__init__` gives a function of the name of its module, and a function of the name of its package."""

from fastapi import FastAPI

import tasks
from report import report

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    return tasks.run(), report()  # calls: build, run
