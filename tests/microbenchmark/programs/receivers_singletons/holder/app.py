"""A holder object whose attribute is set at startup; a module whose name another file sets."""

from contextlib import asynccontextmanager

from fastapi import FastAPI

import globals_
from holder import db


@asynccontextmanager
async def lifespan(app: FastAPI):  # on: startup
    db.connect()  # calls: Database.connect
    globals_.client = globals_.Client()
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/method")
async def set_by_method():  # on: loop
    return db.session.query()  # calls: Session.query


@app.get("/module")
async def set_on_module():  # on: loop
    return globals_.client.get()  # calls: Client.get
