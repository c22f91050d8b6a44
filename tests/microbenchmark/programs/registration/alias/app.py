"""The verb under another name: `route = router.get`, `partial(router.post, ...)`."""

from functools import partial

from fastapi import APIRouter, FastAPI

app = FastAPI()
router = APIRouter()
get = router.get
create = partial(router.post, status_code=201)


@get("/items")
def items():  # on: thread
    return []


@create("/items")
def create_item():  # on: thread
    return {}


app.include_router(router)
