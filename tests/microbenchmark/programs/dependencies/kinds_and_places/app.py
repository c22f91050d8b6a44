"""The kind of the path operation never matters for a dependency: `def` and `async def` of both."""

from typing import Annotated

from fastapi import Depends, FastAPI, Security

app = FastAPI()


def page_size():  # on: thread
    return 10


async def tenant():  # on: loop
    return "acme"


async def current_user():  # on: loop
    return "me"


def scopes():  # on: thread
    return ["read"]


@app.get("/async")
async def read_async(size=Depends(page_size), owner=Depends(tenant)):  # on: loop
    return size


@app.get("/def")
def read_def(size=Depends(page_size), owner=Depends(tenant)):  # on: thread
    return size


@app.get("/security")
async def secure(user: Annotated[str, Security(current_user)], allowed=Security(scopes, scopes=["read"])):  # on: loop
    return user
