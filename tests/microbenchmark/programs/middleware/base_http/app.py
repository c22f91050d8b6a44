"""`BaseHTTPMiddleware`: subclasses, `dispatch=`, and the call form of `app.middleware`."""

from fastapi import FastAPI, Request
from logs import AuditMiddleware
from starlette.middleware.base import BaseHTTPMiddleware

app = FastAPI()


async def add_request_id(request: Request, call_next):  # on: loop
    return await call_next(request)


async def add_version(request: Request, call_next):  # on: loop
    response = await call_next(request)
    response.headers["X-Version"] = "1"
    return response


app.add_middleware(AuditMiddleware, level="info")
app.add_middleware(BaseHTTPMiddleware, dispatch=add_request_id)
app.middleware("http")(add_version)


@app.get("/")
async def index():  # on: loop
    return {}
