"""`functools.partial` objects as dependencies, of functions and of generators."""

from functools import partial

from fastapi import Depends, FastAPI

app = FastAPI()


def get_setting(name):  # on: thread
    return name


async def get_flag(name):  # on: loop
    return name


def get_session(url):  # on: thread
    yield url


async def get_client(url):  # on: loop
    yield url


@app.get("/")
async def read(  # on: loop
    setting=Depends(partial(get_setting, "debug")),
    flag=Depends(partial(get_flag, name="beta")),
    session=Depends(partial(get_session, "sqlite://")),
    client=Depends(partial(get_client, "redis://")),
):
    return setting
