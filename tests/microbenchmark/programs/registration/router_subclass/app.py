"""A router class of the project, imported under FastAPI's name."""

from api.routing import APIRouter
from fastapi import FastAPI

app = FastAPI()
router = APIRouter(prefix="/flows")  # calls: APIRouter.__init__


@router.get("/")
async def read_flows():  # on: loop
    return []


@router.post("/filter")
def filter_flows():  # on: thread
    return []


app.include_router(router)
