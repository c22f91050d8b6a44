"""A name of a module that another file sets: `state.client = ...`."""

from fastapi import FastAPI

import setup
import state

app = FastAPI()
setup.start()  # calls: start


@app.get("/")
async def read():  # on: loop
    return state.client.get()  # calls: Client.get
