from fastapi import APIRouter

router = APIRouter(prefix="/cart")


@router.get("/")
def read_cart():  # on: thread
    return []
