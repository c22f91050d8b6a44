"""A generator under `types.coroutine`: FastAPI takes it for a generator, in a worker thread."""

import types

from fastapi import FastAPI

app = FastAPI()


@app.get("/legacy")
@types.coroutine
def legacy():  # on: thread
    yield "done"
