"""A lifespan that is a plain async generator function."""

from fastapi import FastAPI


async def lifespan(app):  # on: startup
    open_files()  # calls: open_files
    yield


def open_files():  # on: startup
    return None


app = FastAPI(lifespan=lifespan)
