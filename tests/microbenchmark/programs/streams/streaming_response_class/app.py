"""`response_class=StreamingResponse` on generators: by their own kind."""

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


@app.get("/video", response_class=StreamingResponse)
async def video():  # on: loop
    yield b"frame"


@app.get("/csv", response_class=StreamingResponse)
def csv():  # on: thread
    yield b"a,b"
