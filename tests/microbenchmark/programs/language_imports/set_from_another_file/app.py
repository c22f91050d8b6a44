"""A name of a module that another file sets: `state.client = ...`."""

from fastapi import FastAPI

import setup
import state

app = FastAPI()
setup.start()  # calls: start


@app.get("/")
async def read():  # on: loop
    return state.client.get()  # missing calls: Client.get (an attribute set on a module is not read)
