"""The lifespan of a mounted application, and `on_event` beside a lifespan, never run.

GET /sub/
"""

from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def sub_lifespan(app):  # spurious on: startup (the lifespan of a mounted application never runs)
    connect()  # spurious calls: connect (the lifespan of a mounted application never runs)
    yield


def connect():  # spurious on: startup (the lifespan of a mounted application never runs)
    return None


@asynccontextmanager
async def lifespan(app):  # on: startup
    yield


sub = FastAPI(lifespan=sub_lifespan)
app = FastAPI(lifespan=lifespan)
app.mount("/sub", sub)


@app.on_event("startup")
def ignored():  # spurious on: startup (beside a lifespan no on_event handler runs)
    return None


@sub.on_event("startup")
async def ignored_too():  # spurious on: startup (beside a lifespan no on_event handler runs)
    return None


@sub.get("/")
def index():  # on: thread
    return {}
