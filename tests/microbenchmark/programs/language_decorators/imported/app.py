"""A decorator of another file, applied in a third; another by its module's name."""

from fastapi import FastAPI

import service

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    return service.load(), service.save()  # missing calls: counted.<locals>.wrapper, logged.<locals>.wrapper (the wrapper is skipped for what it is around); spurious calls: load, save (the wrapper is skipped for what it is around)
