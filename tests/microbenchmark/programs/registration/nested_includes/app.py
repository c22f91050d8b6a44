"""Routers in routers in routers, with dependencies on each level."""

from fastapi import APIRouter, Depends, FastAPI


def outer_guard():  # on: thread
    return None


def middle_guard():  # on: thread
    return None


async def inner_guard():  # on: loop
    return None


inner = APIRouter(prefix="/inner", dependencies=[Depends(inner_guard)])
middle = APIRouter(prefix="/middle", dependencies=[Depends(middle_guard)])
outer = APIRouter(prefix="/outer")


@inner.get("/")
def read():  # on: thread
    return {}


middle.include_router(inner)
outer.include_router(middle, dependencies=[Depends(outer_guard)])
app = FastAPI()
app.include_router(outer)
