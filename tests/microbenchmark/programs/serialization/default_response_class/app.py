"""`default_response_class` of an application and a router: `render` on the event loop."""

from fastapi import APIRouter, FastAPI
from fastapi.responses import JSONResponse


class FastJSON(JSONResponse):
    def render(self, content):  # on: loop
        return encode(content)  # calls: encode


class PlainJSON(JSONResponse):
    def render(self, content):  # on: loop
        return b"{}"


def encode(content):  # on: loop
    return b"{}"


app = FastAPI(default_response_class=FastJSON)
router = APIRouter(prefix="/r", default_response_class=PlainJSON)


@app.get("/")
def index():  # on: thread
    return {}


@router.get("/")
def listing():  # on: thread
    return {}


app.include_router(router)
