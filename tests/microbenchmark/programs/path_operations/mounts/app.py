"""Mounted applications: their routes run as their own.

GET /admin/users
GET /admin/groups
GET /legacy/async
GET /legacy/def
GET /tools/ping
GET /tools/pong
GET http://files.example.org/list
"""

from fastapi import APIRouter, FastAPI
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Host, Mount, Route

admin = FastAPI()
tools = APIRouter()
files = APIRouter()


@admin.get("/users")
async def users():  # on: loop
    return []


@admin.get("/groups")
def groups():  # on: thread
    return []


async def legacy_async(request):  # on: loop
    return PlainTextResponse("old")


def legacy_def(request):  # on: thread
    return PlainTextResponse("old")


legacy = Starlette(routes=[Route("/async", legacy_async), Route("/def", legacy_def)])


@tools.get("/ping")
async def ping():  # on: loop
    return "pong"


@tools.get("/pong")
def pong():  # on: thread
    return "ping"


@files.get("/list")
def list_files():  # on: thread
    return []


app = FastAPI(routes=[Mount("/legacy", legacy)])
app.mount("/admin", admin)
app.mount("/tools", app=tools)
app.router.routes.append(Host("files.example.org", files))
