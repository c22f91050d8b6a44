"""The application."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from requests import RequestException

from app.db import Base, engine
from app.routes import chat, conversations, documents, health


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Create the tables before the first request."""
    Base.metadata.create_all(engine)
    yield


app = FastAPI(title="chat_app", lifespan=lifespan)
app.include_router(chat.router, prefix="/api")
app.include_router(documents.router, prefix="/api")
app.include_router(conversations.router, prefix="/api")
app.include_router(health.router)


@app.middleware("http")
async def add_timing(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    """Say in a header how long the answer took."""
    started = time.perf_counter()
    response = await call_next(request)
    response.headers["X-Seconds"] = f"{time.perf_counter() - started:.3f}"
    return response


@app.exception_handler(RequestException)
async def bad_gateway(request: Request, error: RequestException) -> JSONResponse:
    """Answer 502 where another server failed us."""
    return JSONResponse({"detail": "Another server did not answer."}, status_code=502)
