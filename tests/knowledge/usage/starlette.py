"""Starlette: an ASGI application, and what it is given, are called and awaited."""

import time
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.types import ASGIApp, Lifespan, Message, Receive, Scope, Send


class Timing:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_later(message: Message) -> None:
            time.sleep(1)  # blocks: sleep
            await send(message)

        receive()  # lost
        send({"type": "http.response.body"})  # lost
        self.app(scope, receive, send)  # lost
        await self.app(scope, receive, send_later)


def prepare() -> None:
    time.sleep(1)


@asynccontextmanager
async def base_lifespan(app: Starlette):
    prepare()
    yield


@asynccontextmanager
async def lifespan(app: Starlette):
    async with base_lifespan(app):
        prepare()
        yield


def make(override: Lifespan[Starlette] | None = None) -> Starlette:
    return Starlette(lifespan=override or base_lifespan)


def make_ours() -> Starlette:
    return make(override=lifespan)


@asynccontextmanager
async def one_more(app: Starlette, other: Lifespan[Starlette]):
    async with other(app):
        yield


def explain(request, error):
    time.sleep(1)


async def explain_on_the_loop(request, error):
    time.sleep(1)  # blocks: sleep


async def dispatch(request, call_next):
    time.sleep(1)  # blocks: sleep
    return await call_next(request)


def make_middleware(app: ASGIApp):
    handlers = ExceptionMiddleware(app, handlers={404: explain})
    handlers.add_exception_handler(ValueError, explain_on_the_loop)
    return handlers, [Middleware(BaseHTTPMiddleware, dispatch=dispatch)]
