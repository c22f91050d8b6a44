"""A lifespan that a factory makes, and one that another file wraps around it."""

from contextlib import AsyncExitStack, asynccontextmanager

from database import database
from fastapi import FastAPI


def make_lifespan(name):  # on: import
    @asynccontextmanager
    async def lifespan(app):  # on: startup
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(database(name))  # calls: database
            yield

    return lifespan


app = FastAPI(lifespan=make_lifespan("main"))  # calls: make_lifespan


@app.get("/")
def index():  # on: thread
    return {}
