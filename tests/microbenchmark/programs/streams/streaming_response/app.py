"""`StreamingResponse(generator())`: the generator's kind decides, not that of the path operation."""

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from sources import events, lines

app = FastAPI()


@app.get("/async/events")
async def async_events():  # on: loop
    return StreamingResponse(events(2))


@app.get("/async/lines")
async def async_lines():  # on: loop
    return StreamingResponse(lines(2), media_type="text/plain")


@app.get("/def/events")
def def_events():  # on: thread
    return StreamingResponse(content=events(1))


@app.get("/def/lines")
def def_lines():  # on: thread
    stream = lines(1)
    return StreamingResponse(stream)
