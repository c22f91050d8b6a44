"""The verbs of `app.router`."""

from fastapi import FastAPI

app = FastAPI()
router = app.router


@app.router.get("/version")
async def version():  # on: loop
    return "1.0"


@app.router.post("/reload")
def reload():  # on: thread
    return {}


@router.get("/uptime")
def uptime():  # on: thread
    return 1
