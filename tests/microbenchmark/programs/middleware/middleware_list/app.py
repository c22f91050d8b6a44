"""`FastAPI(middleware=[Middleware(...)])`."""

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware


class HeaderMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):  # on: loop
        return await call_next(request)


class RawMiddleware:
    def __init__(self, app):  # missing on: startup (the class of a middleware is made at startup)
        self.app = app

    async def __call__(self, scope, receive, send):  # on: loop; missing on: startup (a plain ASGI application is called for the lifespan too)
        await self.app(scope, receive, send)


async def only_dispatch(request, call_next):  # on: loop
    return await call_next(request)


app = FastAPI(
    middleware=[
        Middleware(HeaderMiddleware),
        Middleware(RawMiddleware),
        Middleware(BaseHTTPMiddleware, dispatch=only_dispatch),
    ]
)


@app.get("/")
def index():  # on: thread
    return {}
