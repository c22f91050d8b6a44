from fastapi import APIRouter

router = APIRouter(prefix="/billing")


@router.get("/")
def bills():  # on: thread
    return []
