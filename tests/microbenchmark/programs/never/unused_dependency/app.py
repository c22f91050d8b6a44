"""A dependency of a dependency that no path operation uses never runs."""

from fastapi import Depends, FastAPI

app = FastAPI()


def connection():  # spurious on: thread (a dependency counts as used although nothing that is served needs it)
    return "connection"


async def repository(db=Depends(connection)):  # spurious on: loop (a dependency counts as used although nothing that is served needs it)
    return db


@app.get("/")
async def read():  # on: loop
    return 1
