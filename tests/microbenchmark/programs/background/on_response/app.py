"""`BackgroundTask` and `BackgroundTasks` on a response."""

from fastapi import FastAPI
from fastapi.responses import JSONResponse, StreamingResponse
from starlette.background import BackgroundTask, BackgroundTasks

app = FastAPI()


def remove(path):  # on: thread
    return path


async def record(event):  # on: loop
    return event


async def flush():  # on: loop
    return None


@app.get("/file")
async def download():  # on: loop
    return JSONResponse({}, background=BackgroundTask(remove, "a.txt"))


@app.get("/event")
def event():  # on: thread
    return JSONResponse({}, background=BackgroundTask(record, event="read"))


@app.get("/many")
def many():  # on: thread
    tasks = BackgroundTasks()
    tasks.add_task(remove, "b.txt")
    tasks.add_task(flush)
    return JSONResponse({}, background=tasks)


@app.get("/list")
def listed():  # on: thread
    return JSONResponse({}, background=BackgroundTasks([BackgroundTask(trim)]))


def trim():  # on: thread
    return None


@app.get("/stream")
def stream():  # on: thread
    def chunks():  # on: thread
        yield b"a"

    return StreamingResponse(chunks(), background=BackgroundTask(func=close))


def close():  # on: thread
    return None
