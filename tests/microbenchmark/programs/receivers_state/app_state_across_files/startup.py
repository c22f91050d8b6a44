from contextlib import asynccontextmanager

from fastapi import FastAPI

from store import Store


@asynccontextmanager
async def lifespan(app: FastAPI):  # on: startup
    app.state.store = Store()
    yield
