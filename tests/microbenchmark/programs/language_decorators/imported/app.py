"""A decorator of another file, applied in a third; another by its module's name."""

from fastapi import FastAPI

import service

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    return service.load(), service.save()  # calls: counted.<locals>.wrapper, logged.<locals>.wrapper
