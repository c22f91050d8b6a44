"""FastAPI: what is `def` runs in a worker thread, unless the event loop calls it."""

import time
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, FastAPI, Query, Request, UploadFile, WebSocket
from fastapi.concurrency import run_in_threadpool
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse, StreamingResponse
from fastapi.templating import Jinja2Templates
from pydantic import BaseModel, Field, field_serializer, field_validator

app = FastAPI()
router = APIRouter()
templates = Jinja2Templates("templates")


def slow():
    time.sleep(1)


def today() -> str:
    time.sleep(1)  # blocks: sleep
    return ""


class Item(BaseModel):
    name: str
    made: str = Field(default_factory=today)

    @field_validator("name")
    def checked(cls, value):
        time.sleep(1)  # blocks: sleep
        return value

    @field_serializer("name")
    def shown(self, value):
        slow()  # blocks: sleep
        return value

    def model_post_init(self, context):
        time.sleep(1)  # blocks: sleep


@router.get("/in-a-thread")
def in_a_thread(session: Annotated[None, Depends(slow)]):
    time.sleep(1)


@app.post("/on-the-loop")
async def on_the_loop(request: Request, file: UploadFile, tasks: BackgroundTasks, q: str = Query(default_factory=today)):
    slow()  # blocks: sleep
    await run_in_threadpool(slow)
    tasks.add_task(slow)
    file.read()  # lost
    data = request.json()  # lost
    await file.seek(0)
    form = await request.form()
    Item.model_validate(form)
    item = Item(name="x")
    return JSONResponse(jsonable_encoder(item.model_dump()) | data)


@app.websocket("/ws")
async def socket(websocket: WebSocket):
    websocket.accept()  # lost
    async for text in websocket.iter_text():
        await websocket.send_text(text)


async def numbers():
    time.sleep(1)  # blocks: sleep
    yield b"1"


@app.get("/stream")
async def stream():
    return StreamingResponse(numbers())


@app.get("/page")
async def page(request: Request):
    return templates.TemplateResponse(request, "page.html", {"a": 1})


@app.middleware("http")
async def timed(request: Request, call_next):
    call_next(request)  # lost
    return await call_next(request)
