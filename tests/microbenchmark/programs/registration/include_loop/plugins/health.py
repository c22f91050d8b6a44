from fastapi import APIRouter

router = APIRouter(prefix="/health")


@router.get("/")
def health():  # on: thread
    return "ok"
