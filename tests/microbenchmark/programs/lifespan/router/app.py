"""The lifespan of an included router runs too."""

from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI


@asynccontextmanager
async def router_lifespan(app):  # on: startup
    warm_up()  # calls: warm_up
    yield


def warm_up():  # on: startup
    return None


router = APIRouter(lifespan=router_lifespan)


@router.get("/")
def index():  # on: thread
    return {}


app = FastAPI()
app.include_router(router)
