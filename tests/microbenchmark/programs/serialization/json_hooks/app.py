"""Functions that `json` is given: where the call stands."""

import json

from fastapi import FastAPI

app = FastAPI()


def default(value):  # missing on: loop (no row for the functions that json is given)
    return str(value)


def as_object(pairs):  # missing on: loop (no row for the functions that json is given)
    return pairs


@app.get("/")
async def index():  # on: loop
    text = json.dumps({"a": object}, default=default)  # missing calls: default (no row for the functions that json is given)
    return json.loads(text, object_hook=as_object)  # missing calls: as_object (no row for the functions that json is given)
