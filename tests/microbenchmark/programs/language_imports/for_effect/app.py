"""Modules imported for what they do when they are: they register functions, and call some."""

from fastapi import FastAPI

import handlers
from registry import HANDLERS

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    return HANDLERS["mail"]()  # calls: send
