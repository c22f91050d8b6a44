from fastapi import APIRouter

router = APIRouter(prefix="/search")


@router.get("/")
def search():  # on: thread
    return []
