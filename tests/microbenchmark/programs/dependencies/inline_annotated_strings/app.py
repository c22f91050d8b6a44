"""`Annotated[..., Depends(f)]` written out in a string and under `from __future__ import annotations`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, FastAPI

app = FastAPI()


def database():  # on: thread
    return "db"


def cache():  # missing on: thread (a call in a string annotation is not read)
    return "cache"


@app.get("/")
async def read(db: Annotated[str, Depends(database)], store: "Annotated[str, Depends(cache)]"):  # on: loop
    return [db, store]
