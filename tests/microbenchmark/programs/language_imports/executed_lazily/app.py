"""A module's body runs where its first import is executed: at start, or on the event loop if a path operation imports it."""

from fastapi import FastAPI

import eager

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    import lazy

    return lazy.TABLE, eager.TABLE
