"""A module's `__getattr__` gives names that it does not have, when they are asked for."""

from fastapi import FastAPI

import lazy

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    return lazy.client.get()  # missing calls: Client.get (a module's __getattr__ is not run); missing calls: __getattr__ (a module's __getattr__ is not run)
