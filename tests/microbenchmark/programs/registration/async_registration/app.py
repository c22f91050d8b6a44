"""Routes that a lifespan adds at startup.

GET /late
"""

from contextlib import asynccontextmanager

from fastapi import FastAPI


def late():  # on: thread
    return "late"


@asynccontextmanager
async def lifespan(application: FastAPI):  # on: startup
    application.add_api_route("/late", late)
    yield


app = FastAPI(lifespan=lifespan)
