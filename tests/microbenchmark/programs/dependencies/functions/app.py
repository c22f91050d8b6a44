"""A dependency: its own kind decides, not that of the path operation."""

from fastapi import Depends, FastAPI

app = FastAPI()


def session():  # on: thread
    yield 1


async def user():  # on: loop
    return "me"


@app.get("/")
async def read(s=Depends(session), u=Depends(user)):  # on: loop
    return u
