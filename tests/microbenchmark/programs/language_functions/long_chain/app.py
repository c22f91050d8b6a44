"""A chain of calls through six functions of three files."""

from fastapi import FastAPI

from service import handle

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    return handle()  # calls: handle
