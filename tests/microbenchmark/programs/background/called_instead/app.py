"""A task that is called instead of handed over: it runs at once, where the path operation does."""

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


def write():  # on: loop
    return print


async def load():  # on: loop
    return None


@app.get("/")
async def index(tasks: BackgroundTasks):  # on: loop
    tasks.add_task(write())  # calls: write
    tasks.add_task(print, await load())  # calls: load
