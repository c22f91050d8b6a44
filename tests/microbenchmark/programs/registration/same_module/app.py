"""The two usual forms: `@app.get` and `@router.get`, made in the same module; paths of every kind."""

from fastapi import APIRouter, FastAPI

PREFIX = "/items"
app = FastAPI()
router = APIRouter(prefix="/api")


@app.get("/")
def index():  # on: thread
    return {}


@router.get(f"{PREFIX}/latest")
async def latest():  # on: loop
    return {}


@router.get(PREFIX)
def listing():  # on: thread
    return []


@router.post(path=PREFIX + "/new", status_code=201)
def create():  # on: thread
    return {}


app.include_router(router)
