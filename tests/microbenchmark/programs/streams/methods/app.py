"""Generator methods of a service that is a dependency."""

from typing import Annotated

from fastapi import Depends, FastAPI
from fastapi.responses import StreamingResponse
from service import ChatService

app = FastAPI()
Service = Annotated[ChatService, Depends()]


@app.get("/chat")
async def chat(service: Service):  # on: loop
    return StreamingResponse(service.stream("hello"))


@app.get("/history")
async def history(service: Service):  # on: loop
    return StreamingResponse(service.history())
