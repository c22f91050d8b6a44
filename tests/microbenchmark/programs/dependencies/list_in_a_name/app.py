"""A list of dependencies that stands in a name, and one that is added to."""

from fastapi import APIRouter, Depends, FastAPI


def require_login():  # on: thread
    return None


def require_admin():  # on: thread
    return None


LOGIN = [Depends(require_login)]
app = FastAPI()
router = APIRouter(dependencies=LOGIN)


@router.get("/users", dependencies=[*LOGIN, Depends(require_admin)])
async def users():  # on: loop
    return []


app.include_router(router)
