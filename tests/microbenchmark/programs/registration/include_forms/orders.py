from fastapi import APIRouter

router = APIRouter(prefix="/orders")
extra = APIRouter()


@router.get("/")
def list_orders():  # on: thread
    return []


@extra.get("/more")
def more():  # on: thread
    return []
