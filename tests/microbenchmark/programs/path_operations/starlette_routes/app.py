"""Starlette's plain routes: `add_route`, `@router.route`, `Route`.

GET /metrics
GET /robots.txt
GET /sitemap.xml
GET /favicon.ico
GET /status
GET /raw
GET /login
"""

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import PlainTextResponse
from starlette.routing import Route

router = APIRouter()


async def metrics(request: Request):  # on: loop
    return PlainTextResponse("up 1")


def robots(request: Request):  # on: thread
    return PlainTextResponse("")


async def sitemap(request: Request):  # on: loop
    return PlainTextResponse("")


@router.route("/favicon.ico")
def favicon(request: Request):  # on: thread
    return PlainTextResponse("")


def status(request: Request):  # on: thread
    return PlainTextResponse("ok")


async def raw(request: Request):  # on: loop
    return PlainTextResponse("raw")


def login(request: Request):  # on: thread
    return PlainTextResponse("login")


app = FastAPI(routes=[Route("/status", status), Route("/raw", endpoint=raw)])
app.add_route("/metrics", metrics)
app.router.add_route("/robots.txt", robots)
router.add_route("/sitemap.xml", sitemap, methods=["GET"])
app.router.routes.append(Route("/login", login, methods=["GET"]))
app.include_router(router)
