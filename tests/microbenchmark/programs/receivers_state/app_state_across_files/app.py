"""`app.state` set in one file, read by a dependency in another."""

from fastapi import Depends, FastAPI, Request

from startup import lifespan
from dependencies import get_store

app = FastAPI(lifespan=lifespan)


@app.get("/")
async def read(request: Request, store=Depends(get_store)):  # on: loop
    return store.load(), request.app.state.store.load()  # calls: Store.load
