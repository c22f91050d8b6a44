from fastapi import APIRouter

router = APIRouter()


@router.get("/")
def list_users():  # on: thread
    return []
