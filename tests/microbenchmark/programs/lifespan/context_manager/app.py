"""A lifespan that is an async context manager: at startup and shutdown, with all that it calls."""

from contextlib import asynccontextmanager

from fastapi import FastAPI
from resources import Pool, load_model


@asynccontextmanager
async def lifespan(app: FastAPI):  # on: startup
    pool = Pool()  # calls: Pool.__init__
    await pool.connect()  # calls: Pool.connect
    app.state.model = load_model()  # calls: load_model
    try:
        yield
    finally:
        pool.close()  # calls: Pool.close


app = FastAPI(lifespan=lifespan)


@app.get("/")
async def index():  # on: loop
    return {}
