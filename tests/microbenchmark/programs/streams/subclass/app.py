"""A response class of the project over `StreamingResponse`."""

import json

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


class NDJSONResponse(StreamingResponse):
    media_type = "application/x-ndjson"

    def __init__(self, rows):  # on: loop
        super().__init__(self.encode(rows))

    def encode(self, rows):  # missing on: thread (a call of a library class's __init__ with super is not a call of its constructor)
        for row in rows:  # calls: load
            yield json.dumps(row) + "\n"


def load():  # missing on: thread (a call of a library class's __init__ with super is not a call of its constructor)
    yield {"id": 1}


@app.get("/rows")
async def rows():  # on: loop
    return NDJSONResponse(load())  # calls: NDJSONResponse.__init__
